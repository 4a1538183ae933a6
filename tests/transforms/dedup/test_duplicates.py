"""Copies are linked to the earliest article with their text; reports from one template are not linked."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Literal

import pytest

from transforms.dedup.duplicates import find_duplicates
from transforms.dedup.fingerprints import fingerprint_article
from transforms.records import Article, Duplicate, Fingerprint, Override

Write = Callable[..., Article]
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)

LEAD = (
    "Nissan is to sell its training centre in Atsugi to the insurer Hokuto for 4.2 billion yen, two "
    "people close to the deal said on Tuesday. The centre was opened in 1988 and has beds for 300 guests."
)
BODY = (
    "The carmaker wants to rent rooms there until the autumn of 2027. Afterwards its courses move to "
    "Yokohama, where half a floor of the head office is empty since the staff may work from home."
)
TAIL = "Hokuto plans a home for the elderly with 180 flats. Mayor Reiko Hamada of Atsugi welcomed the sale."
REPORT = f"{LEAD}\n\n{BODY}\n\n{TAIL}"
ADDED = (
    "A spokeswoman for Nissan said that nothing had been decided yet. Hokuto did not answer by the evening."
)
TRIMMED = REPORT.replace(", two people close to the deal said on Tuesday", "").replace(
    "half a floor", "a floor"
)
BULLETIN = (
    "Shares of {name} closed at {price} yen in Tokyo on {day}, {move} percent from the day before. About "
    "{volume} million shares changed hands, against an average of {average} million over the last three "
    "months. Brokers spoke of a quiet session without news from the company. The index of the "
    "thirty-three largest stocks ended at {index} points. Trading resumes at nine in the morning."
)
MONDAY = BULLETIN.format(
    name="Nissan", price=412, day="Monday", move="up 2.1", volume=14, average=19, index=2871
)
TUESDAY = BULLETIN.format(
    name="Nissan", price=398, day="Tuesday", move="down 3.4", volume=31, average=22, index=2790
)
RECALL = (
    "{maker} is calling {count} of its {model} cars back to the workshops of {place}, the road agency "
    "{agency} said in a short note. A hose of the brakes may rub against the wheel and leak after some "
    "years. Dealers will look at the hose and replace it where that is needed, which takes about an hour "
    "and costs the owner nothing. Letters go out next month. The agency knows of no accident that was "
    "caused by the fault."
)


def fingerprint(write: Write, text: str, *, name: str = "copy", day: float = 1) -> Fingerprint:
    return fingerprint_article(write(text, article_id=name, day=day))


def link(write: Write, first: str, second: str) -> list[tuple[str, str]]:
    found = find_duplicates([fingerprint(write, second)], [fingerprint(write, first, name="original", day=0)])
    return [(each.article_id, each.method) for each in found]


@pytest.mark.parametrize(
    ("copy", "method"),
    [
        (REPORT, "exact"),
        (REPORT.upper(), "exact"),
        (f"{REPORT}\n\n{ADDED}", "near"),
        (f"{LEAD}\n\n{BODY}", "near"),
        (TRIMMED, "near"),
        (f"ATSUGI. {TRIMMED}", "near"),
        (REPORT.replace("300 guests", "320 guests"), "near"),
    ],
    ids=["same", "capitals", "added", "cut", "trimmed", "dateline", "corrected"],
)
def test_a_copy_is_linked(write: Write, copy: str, method: str) -> None:
    assert link(write, REPORT, copy) == [("copy", method)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (MONDAY, TUESDAY),
        (
            RECALL.format(maker="Nissan", count="8,100", model="Juke", place="Norway", agency="Vegtilsyn"),
            RECALL.format(
                maker="Renault", count="21,400", model="Clio", place="Portugal", agency="Estrada Segura"
            ),
        ),
        (REPORT, TAIL),
        (
            REPORT,
            "The insurer Hokuto buys a house in Atsugi for 4.2 billion yen and plans flats for the elderly.",
        ),
        ("The page could not be found.", "The page could not be found. Try the search."),
        ("", " "),
    ],
    ids=["figures differ", "names differ", "excerpt", "rewritten", "short", "empty"],
)
def test_a_text_that_is_only_similar_is_not_linked(write: Write, first: str, second: str) -> None:
    assert link(write, first, second) == []


def test_a_short_text_is_a_copy_only_if_it_is_identical(write: Write) -> None:
    assert link(write, "Nissan has no comment.", "Nissan has no comment.") == [("copy", "exact")]


def test_a_japanese_copy_is_linked_though_a_sentence_is_missing(write: Write) -> None:
    text = (
        "日産自動車は二日、厚木市の研修施設を保険会社に四十二億円で売却すると発表した。施設は一九八八年に開業し、"
        "三百人が宿泊できる。同社は二〇二七年秋まで施設の一部を借り続け、その後は研修を横浜の本社に移す。"
        "保険会社は高齢者向けの住宅百八十戸を建てる計画だ。市長は売却を歓迎すると述べた。"
    )
    assert link(write, text, text.replace("市長は売却を歓迎すると述べた。", "")) == [("copy", "near")]


def test_the_earliest_article_is_the_original_in_any_order_of_loading(write: Write) -> None:
    fingerprints = [
        fingerprint(write, REPORT, name="late", day=2),
        fingerprint(write, TRIMMED, name="early", day=1),
    ]
    for order in permutations(fingerprints):
        assert [(each.article_id, each.duplicate_of) for each in find_duplicates(order, [])] == [
            ("late", "early")
        ]


def test_of_two_copies_published_at_once_the_one_with_the_smaller_identifier_is_the_original(
    write: Write,
) -> None:
    found = find_duplicates([fingerprint(write, REPORT, name="b"), fingerprint(write, REPORT, name="a")], [])
    assert [(each.article_id, each.duplicate_of) for each in found] == [("b", "a")]


def test_a_copy_of_a_copy_is_linked_to_the_original_of_both(write: Write) -> None:
    longer = f"{REPORT}\n\n{ADDED}"
    chain = [fingerprint(write, text, name=name, day=day) for day, (name, text) in enumerate(
        [("first", f"{LEAD}\n\n{BODY}"), ("second", REPORT), ("third", longer)]
    )]  # fmt: skip
    for new, existing in ((chain, []), (chain[2:], chain[:2]), (chain[1:], chain[:1])):
        links = {each.article_id: each.duplicate_of for each in find_duplicates(new, existing)}
        assert set(links.values()) == {"first"}
        assert set(links) == {each.article_id for each in new} - {"first"}


def test_an_existing_article_is_relinked_when_an_earlier_original_is_loaded(write: Write) -> None:
    existing = [
        fingerprint(write, REPORT, name="existing", day=3),
        fingerprint(write, TRIMMED, name="existing copy", day=4),
    ]
    links = {
        each.article_id: each.duplicate_of
        for each in find_duplicates([fingerprint(write, REPORT, name="new", day=1)], existing)
    }
    assert links == {"existing": "new", "existing copy": "new"}


def load(fingerprints: Sequence[Fingerprint], size: int) -> dict[str, tuple[str, str, float]]:
    """Link articles in batches, each beside all earlier ones and their links, as in a warehouse."""
    links: dict[str, Duplicate] = {}
    for first in range(0, len(fingerprints), size):
        new = fingerprints[first : first + size]
        found = find_duplicates(new, fingerprints[:first], links=list(links.values()))
        links |= {link.article_id: link for link in found}
    return {link.article_id: (link.duplicate_of, link.nearest, link.score) for link in links.values()}


def test_neither_the_batches_nor_their_order_change_the_links(write: Write) -> None:
    texts = {
        "first": REPORT, "same": REPORT, "longer": f"{REPORT}\n\n{ADDED}", "trimmed": TRIMMED,
        "half": f"{LEAD}\n\n{BODY}",
        "longer, trimmed": f"{TRIMMED}\n\n{ADDED}", "monday": MONDAY, "tuesday": TUESDAY,
        "monday again": MONDAY,
    }  # fmt: skip
    fingerprints = [
        fingerprint(write, text, name=name, day=place / 24)
        for place, (name, text) in enumerate(texts.items())
    ]
    expected = load(fingerprints, len(fingerprints))
    assert {copy: link[0] for copy, link in expected.items()} == {
        **dict.fromkeys(("same", "longer", "trimmed", "half", "longer, trimmed"), "first"),
        "monday again": "monday",
    }
    shuffled = list(fingerprints)
    for seed in range(10):
        random.Random(seed).shuffle(shuffled)
        assert load(shuffled, 1) == load(shuffled[::-1], 1) == load(shuffled, 3) == expected


def test_of_two_copies_published_at_once_the_one_seen_on_an_earlier_day_is_the_original(
    write: Write,
) -> None:
    seen = fingerprint(write, REPORT, name="b")
    later = replace(seen, article_id="a", seen_at=seen.seen_at + timedelta(days=1))
    assert [link.article_id for link in find_duplicates([later], [seen])] == ["a"]
    same_day = replace(later, seen_at=seen.seen_at + timedelta(hours=1))
    assert [link.article_id for link in find_duplicates([same_day], [seen])] == ["b"]


def test_two_readings_of_one_page_are_copies_though_half_of_the_text_changed(write: Write) -> None:
    one = fingerprint(write, REPORT, name="one", day=0)
    other = replace(fingerprint(write, f"{LEAD}\n\n{ADDED}", name="other"), url=one.url)
    assert find_duplicates([replace(other, url="https://wire.example/elsewhere")], [one]) == ()
    [link] = find_duplicates([replace(other, bands=(*other.bands, one.bands[-1]))], [one])
    assert (link.method, link.duplicate_of) == ("exact", "one")
    assert 0.5 < link.score < 1.0


def make_override(
    first: str, second: str, *, same: bool, relation: Literal["duplicate", "story"] = "duplicate"
) -> Override:
    return Override(first=first, second=second, relation=relation, same=same, note=None, decided_at=NOON)


def test_articles_that_a_person_calls_different_are_not_linked_even_through_a_third(write: Write) -> None:
    fingerprints = [fingerprint(write, REPORT, name=name, day=day) for day, name in enumerate("abc")]
    found = {
        link.article_id: link.nearest
        for link in find_duplicates(fingerprints, [], overrides=[make_override("a", "c", same=False)])
    }
    assert found == {"b": "a"}
    of_stories = [make_override("a", "c", same=False, relation="story")]
    assert {link.article_id for link in find_duplicates(fingerprints, [], overrides=of_stories)} == {"b", "c"}


def test_articles_that_a_person_calls_the_same_are_linked_though_their_texts_differ(write: Write) -> None:
    fingerprints = [
        fingerprint(write, MONDAY, name="monday", day=0),
        fingerprint(write, TUESDAY, name="tuesday", day=1),
    ]
    [link] = find_duplicates(fingerprints, [], overrides=[make_override("monday", "tuesday", same=True)])
    assert (link.article_id, link.duplicate_of, link.method) == ("tuesday", "monday", "judged")


def test_a_copy_loses_its_link_when_its_original_is_rewritten(write: Write) -> None:
    existing = [fingerprint(write, REPORT, name="copy", day=1)]
    links = [
        Duplicate(article_id="copy", duplicate_of="original", nearest="original", method="exact", score=1.0)
    ]
    rewritten = fingerprint(write, MONDAY, name="original", day=0)
    assert find_duplicates([rewritten, *existing], [], links=links) == ()


def test_cyclic_links_of_an_older_version_do_no_harm(write: Write) -> None:
    cycle = [
        Duplicate(article_id=one, duplicate_of=other, nearest=other, method="near", score=0.9)
        for one, other in (("a", "b"), ("b", "a"))
    ]
    existing = [fingerprint(write, REPORT, name="a", day=0), fingerprint(write, REPORT, name="b", day=1)]
    found = {
        link.article_id
        for link in find_duplicates([fingerprint(write, REPORT, name="c", day=2)], existing, links=cycle)
    }
    assert "c" in found


def test_unchanged_links_of_existing_articles_are_not_returned(write: Write) -> None:
    existing = [fingerprint(write, REPORT, name="a", day=0), fingerprint(write, REPORT, name="b", day=1)]
    assert [
        each.article_id for each in find_duplicates([fingerprint(write, TRIMMED, name="c", day=2)], existing)
    ] == ["c"]


def test_the_score_is_the_share_of_the_shorter_text_that_both_have(write: Write) -> None:
    exact, cut, changed = (
        find_duplicates([fingerprint(write, text)], [fingerprint(write, REPORT, name="original", day=0)])[
            0
        ].score
        for text in (REPORT, f"{LEAD}\n\n{BODY}", REPORT.replace("the", "a"))
    )
    assert exact == cut == 1.0
    assert 0.9 < changed < 1.0
