"""Stories do not depend on the batches in which articles came, and they keep their identifiers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from grouping import assign, assign_in_batches, list_stories, partition, select

from transforms.records import Article, Terms
from transforms.stories.terms import extract_terms
from transforms.text.normalisation import identify

Write = Callable[..., Article]


def test_a_later_report_joins_an_existing_story(reports: list[Terms]) -> None:
    later = select(reports, "port-strike")[2:]
    earlier = [terms for terms in reports if terms not in later]
    first = assign(earlier)
    second = assign(later, earlier, list_stories(first))
    assert set(second) == {terms.article_id for terms in select(reports, "port-strike")}
    assert (
        second[later[0].article_id].story_id == first[select(reports, "port-strike")[0].article_id].story_id
    )


@pytest.mark.parametrize("step", [1, 3, -1, -4])
def test_the_batches_do_not_change_the_stories(reports: list[Terms], step: int) -> None:
    ordered = reports[:: 1 if step > 0 else -1]
    batches = [ordered[start : start + abs(step)] for start in range(0, len(ordered), abs(step))]
    assert partition(assign_in_batches(batches)) == partition(assign_in_batches([reports]))


def test_only_stories_that_change_are_returned(reports: list[Terms]) -> None:
    first, second = select(reports, "recall")
    earlier = [terms for terms in reports if terms != second]
    decided = assign([second], earlier, list_stories(assign(earlier)))
    assert set(decided) == {first.article_id, second.article_id}


def test_a_story_keeps_its_identifier_while_it_grows(reports: list[Terms]) -> None:
    strikes = select(reports, "port-strike")
    late_first = assign_in_batches([[strikes[2]], strikes[:2]])
    assert set(late_first.values()) == {identify("story", strikes[2].article_id)}


def test_two_stories_that_turn_out_to_be_one_are_merged_into_the_older(reports: list[Terms]) -> None:
    strikes = select(reports, "port-strike")
    others = [terms for terms in reports if terms not in strikes]
    apart = list_stories(assign(others)) | {
        strikes[1].article_id: "younger",
        strikes[0].article_id: "older",
    }
    decided = assign(strikes[2:], [*others, *strikes[:2]], apart)
    assert {decided[terms.article_id].story_id for terms in strikes} == {"older"}


def test_a_story_that_turns_out_to_be_two_is_split(reports: list[Terms]) -> None:
    recalls, strikes = select(reports, "recall"), select(reports, "port-strike")
    mixed = [*recalls, *strikes[:1]]
    others = [terms for terms in reports if terms not in (*recalls, *strikes)]
    decided = assign([*strikes[1:], *others], mixed, {each.article_id: "mixed" for each in mixed})
    assert {decided[terms.article_id].story_id for terms in recalls} == {"mixed"}
    (story_id,) = {decided[terms.article_id].story_id for terms in strikes}
    assert story_id != "mixed"


def test_an_article_with_a_new_text_stays_in_its_story(reports: list[Terms], write: Write) -> None:
    first = assign(reports)
    [subject] = select(reports, "rating")
    changed = extract_terms(write("The page was taken down.", article_id=subject.article_id, day=8))
    again = assign([changed], reports, list_stories(first))
    assert again[changed.article_id].story_id == first[subject.article_id].story_id


def test_without_new_articles_nothing_changes(reports: list[Terms]) -> None:
    assert assign([], reports, list_stories(assign(reports))) == {}


def test_only_the_stories_that_are_similar_to_a_new_article_may_change(reports: list[Terms]) -> None:
    strikes, recalls = select(reports, "port-strike"), select(reports, "recall")
    others = [terms for terms in reports if terms not in strikes]
    apart = list_stories(assign(others)) | {strikes[0].article_id: "one", strikes[1].article_id: "two"}
    apart[recalls[0].article_id] = "torn"  # a new decision would join it with the other recall again
    existing = [*others, *strikes[:2]]
    near = assign(strikes[2:], existing, apart, only_similar=True)
    assert {near[terms.article_id].story_id for terms in strikes} == {"one"}
    assert recalls[0].article_id not in near
    again = list_stories(assign(strikes[2:], existing, apart))
    assert again[recalls[0].article_id] == again[recalls[1].article_id]


@pytest.mark.parametrize("step", [1, 3])
def test_comparing_new_articles_with_similar_ones_alone_leads_to_the_same_stories(
    reports: list[Terms], step: int
) -> None:
    batches = [reports[start : start + step] for start in range(0, len(reports), step)]
    assert partition(assign_in_batches(batches, only_similar=True)) == partition(assign_in_batches([reports]))
