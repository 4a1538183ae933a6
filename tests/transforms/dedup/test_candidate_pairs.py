"""Of the articles that share bands, the earliest and those that share the rarest bands are compared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from transforms.dedup.candidate_pairs import find_candidate_pairs
from transforms.records import BAND_HOLDERS, MAX_CANDIDATES, MAX_SINGLE_BAND_CANDIDATES, Fingerprint

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def make(age: int, bands: Sequence[int], *, text: str | None = None, url: str | None = None) -> Fingerprint:
    """Return the fingerprint of an article whose identifier is its age; by default its text is its own."""
    return Fingerprint(
        article_id=f"{age:03}",
        site="a.example",
        at=NOON + timedelta(minutes=age),
        seen_at=NOON,
        text_sha256=text or f"text {age}",
        bands=tuple(bands),
        url=url,
        text="",
    )


def pair(new: Sequence[Fingerprint], everyone: Sequence[Fingerprint]) -> list[tuple[int, int]]:
    return [
        (int(later.article_id), int(earlier.article_id))
        for later, earlier in find_candidate_pairs(new, everyone)
    ]


def pair_last(everyone: Sequence[Fingerprint]) -> list[int]:
    """Return the articles with which the last one is compared."""
    pairs = pair(everyone[-1:], everyone)
    assert all(later == int(everyone[-1].article_id) for later, _ in pairs)
    return [earlier for _, earlier in pairs]


def test_articles_without_a_common_band_are_not_compared() -> None:
    assert pair_last([make(0, [1, 2]), make(1, []), make(2, [3])]) == []


def test_an_article_without_bands_is_compared_with_none_though_its_text_is_the_same() -> None:
    assert pair_last([make(0, [], text="same", url="/1"), make(1, [], text="same", url="/1")]) == []


def test_a_pair_is_given_once_the_later_first_whichever_of_the_two_is_new() -> None:
    both = [make(0, [1, 2]), make(1, [1, 2])]
    assert pair(both[:1], both) == pair(both[1:], both) == pair(both, both[::-1]) == [(1, 0)]


def test_stored_articles_are_not_compared_with_each_other() -> None:
    everyone = [make(age, [1, 2]) for age in range(3)]
    assert pair(everyone[1:2], everyone) == [(1, 0), (2, 1)]


def test_few_articles_that_share_a_single_band_are_compared_the_earliest_ones() -> None:
    everyone = [make(age, [1]) for age in range(MAX_SINGLE_BAND_CANDIDATES + 3)]
    assert pair_last(everyone) == [*range(MAX_SINGLE_BAND_CANDIDATES)]


def test_more_that_share_several_bands_are_compared_up_to_a_limit() -> None:
    everyone = [make(age, [1, 2]) for age in range(MAX_CANDIDATES + 3)]
    assert pair_last(everyone) == [*range(MAX_CANDIDATES)]


def test_those_that_share_a_rarer_band_come_first() -> None:
    template = [make(age, [1]) for age in range(MAX_SINGLE_BAND_CANDIDATES + 1)]
    rare = make(10, [2])
    assert 10 in pair_last([*template, rare, make(11, [1, 2])])


def test_of_a_band_that_many_articles_have_the_earliest_count_alone() -> None:
    last = BAND_HOLDERS - 1
    for age, counts in ((last, True), (last + 1, False)):
        # without the band of all, this article shares a single one with the newest, as earlier ones do
        shares = {age, *range(MAX_SINGLE_BAND_CANDIDATES)}
        everyone = [make(each, [1, 2] if each in shares else [1]) for each in range(BAND_HOLDERS + 1)]
        everyone.append(make(BAND_HOLDERS + 1, [1, 2]))
        assert (age in pair_last(everyone)) is counts


def test_a_later_copy_of_a_text_is_compared_with_its_first_article_alone() -> None:
    everyone = [
        make(0, [1, 2]),
        make(1, [1, 2], text="text 0"),
        make(2, [1, 2]),
        make(3, [1, 2], text="text 0"),
    ]
    assert pair_last(everyone) == [0]
    assert pair(everyone[2:3], everyone) == [(2, 0)]


def test_the_first_article_of_a_text_is_compared_with_all_its_copies() -> None:
    everyone = [make(age, [1], text="same") for age in range(4)]
    assert pair(everyone[:1], everyone) == [(1, 0), (2, 0), (3, 0)]


def test_articles_of_one_page_are_compared_though_they_share_no_band() -> None:
    assert pair_last([make(0, [1], url="/1"), make(1, [2], url="/2"), make(2, [3], url="/1")]) == [0]
