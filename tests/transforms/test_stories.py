"""Articles on one event share a story, whatever order they come in."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from transforms.records import Article, StoryMember, StoryMembership, Terms
from transforms.stories import assign_stories
from transforms.terms import extract_terms
from transforms.text import identify

Write = Callable[..., Article]
REPORTS = tomllib.loads((Path(__file__).parents[1] / "data/stories.toml").read_text(encoding="utf-8"))[
    "report"
]


@pytest.fixture
def reports(write: Write) -> list[Terms]:
    """The invented reports, named by their event and number: ``recall 3``, ``recall 4``."""
    return [
        extract_terms(
            write(row["text"], title=row["title"], article_id=f"{row['event']} {number}", day=row["day"])
        )
        for number, row in enumerate(REPORTS)
    ]


def assign(
    new: Sequence[Terms], known: Sequence[StoryMember] = (), duplicates: Mapping[str, str] | None = None
) -> dict[str, StoryMembership]:
    everyone = [*new, *(member.terms for member in known)]
    decided = assign_stories(
        new,
        known,
        frequencies=Counter(term for terms in everyone for term, _ in terms.counts),
        articles=len(everyone),
        duplicates=duplicates or {},
    )
    return {each.article_id: each for each in decided}


def pick(reports: Sequence[Terms], event: str) -> list[Terms]:
    return [terms for terms in reports if terms.article_id.startswith(event)]


def recall(decided: Mapping[str, StoryMembership], terms: Sequence[Terms]) -> list[StoryMember]:
    return [StoryMember(story_id=decided[each.article_id].story_id, terms=each) for each in terms]


def test_reports_about_one_company_are_told_apart_by_event(reports: list[Terms]) -> None:
    decided = assign(reports)
    assert len(decided) == len(reports)
    pairs = {(each.story_id, article_id.rpartition(" ")[0]) for article_id, each in decided.items()}
    assert len(pairs) == len({event for _, event in pairs}) == len({story for story, _ in pairs})


@pytest.mark.parametrize("seed", range(5))
def test_the_order_within_a_batch_does_not_matter(reports: list[Terms], seed: int) -> None:
    shuffled = list(reports)
    Random(seed).shuffle(shuffled)
    assert assign(shuffled) == assign(reports)


def test_a_story_is_named_for_its_first_article(reports: list[Terms]) -> None:
    recalls = pick(reports, "recall")
    story_ids = {each.story_id for each in assign(recalls[::-1]).values()}
    assert story_ids == {identify("story", recalls[0].article_id)}


def test_a_later_report_joins_a_known_story(reports: list[Terms]) -> None:
    later = pick(reports, "port-strike")[2:]
    earlier = [terms for terms in reports if terms not in later]
    first = assign(earlier)
    second = assign(later, recall(first, earlier))
    assert set(second) == {terms.article_id for terms in later}
    assert second[later[0].article_id].story_id == first[pick(reports, "port-strike")[0].article_id].story_id


def test_months_later_the_same_words_are_another_story(reports: list[Terms]) -> None:
    first, second = pick(reports, "recall")
    later = replace(second, at=first.at + timedelta(days=60))
    assert len({each.story_id for each in assign([first, second]).values()}) == 1
    assert len({each.story_id for each in assign([first, later]).values()}) == 2


def test_the_watched_company_alone_makes_no_story(write: Write) -> None:
    texts = ["Nissan paints vans.", "Nissan hires cooks.", "Nissan rents barges.", "Nissan sues bakers."]
    decided = assign([extract_terms(write(text, article_id=text)) for text in texts])
    assert len({each.story_id for each in decided.values()}) == len(texts)


def test_a_copy_goes_where_its_original_is(reports: list[Terms], write: Write) -> None:
    original = pick(reports, "rating")[0]
    copy = extract_terms(write("Words in common: none.", article_id="copy", day=0))
    new = assign([*reports, copy], duplicates={"copy": original.article_id})
    assert new["copy"].story_id == new[original.article_id].story_id
    first = assign(reports)
    known = assign([copy], recall(first, reports), duplicates={"copy": original.article_id})
    assert known["copy"].story_id == first[original.article_id].story_id


def test_copies_of_an_original_that_is_gone_stay_together(write: Write) -> None:
    copies = [
        extract_terms(write(text, article_id=name))
        for name, text in (("a", "Vans wait."), ("b", "Cooks quit."))
    ]
    decided = assign(copies, duplicates={"a": "gone", "b": "gone"})
    assert decided["a"].story_id == decided["b"].story_id


def test_duplicates_that_lead_in_a_circle_end_somewhere(write: Write) -> None:
    two = [extract_terms(write("Vans wait at the quay.", article_id=name)) for name in "ab"]
    assert set(assign(two, duplicates={"a": "b", "b": "a"})) == {"a", "b"}


def test_a_new_reading_stays_in_its_story(reports: list[Terms], write: Write) -> None:
    first = assign(reports)
    [subject] = pick(reports, "rating")
    changed = extract_terms(write("The page was taken down.", article_id=subject.article_id, day=8))
    again = assign([changed], recall(first, reports))
    assert again[changed.article_id].story_id == first[subject.article_id].story_id


def test_stories_that_turn_out_to_be_one_are_merged_into_the_older(reports: list[Terms]) -> None:
    strikes = pick(reports, "port-strike")
    others = [terms for terms in reports if terms not in strikes]
    apart = [
        *recall(assign(others), others),
        StoryMember(story_id="younger", terms=strikes[1]),
        StoryMember(story_id="older", terms=strikes[0]),
    ]
    decided = assign(strikes[2:], apart)
    assert {decided[terms.article_id].story_id for terms in strikes[1:]} == {"older"}
    assert strikes[0].article_id not in decided


def test_a_membership_tells_its_reasons(reports: list[Terms]) -> None:
    decided = assign(reports)
    strike = decided[pick(reports, "port-strike")[0].article_id]
    assert 0.17 < strike.score < 1
    assert "n:tyne" in strike.terms
    assert 0 < len(strike.terms) <= 8
    alone = decided[pick(reports, "solid-state")[0].article_id]
    assert alone.score == 1.0
    assert alone.terms


def test_nothing_new_changes_nothing(reports: list[Terms]) -> None:
    assert assign([], recall(assign(reports), reports)) == {}


def test_an_article_without_terms_is_a_story_of_its_own(write: Write) -> None:
    decided = assign([extract_terms(write("", article_id=name)) for name in "ab"])
    assert {each.story_id for each in decided.values()} == {identify("story", name) for name in "ab"}
