"""Stories do not depend on the batches in which articles came, and they keep their identifiers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from grouping import assign, assign_in_batches, make_members, partition, select

from transforms.records import Article, StoryMember, Terms
from transforms.stories.terms import extract_terms
from transforms.text.normalisation import identify

Write = Callable[..., Article]


def test_a_later_report_joins_an_existing_story(reports: list[Terms]) -> None:
    later = select(reports, "port-strike")[2:]
    earlier = [terms for terms in reports if terms not in later]
    first = assign(earlier)
    second = assign(later, make_members(first, earlier))
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
    decided = assign([second], make_members(assign(earlier), earlier))
    assert set(decided) == {first.article_id, second.article_id}


def test_a_story_keeps_its_identifier_while_it_grows(reports: list[Terms]) -> None:
    strikes = select(reports, "port-strike")
    late_first = assign_in_batches([[strikes[2]], strikes[:2]])
    assert set(late_first.values()) == {identify("story", strikes[2].article_id)}


def test_two_stories_that_turn_out_to_be_one_are_merged_into_the_older(reports: list[Terms]) -> None:
    strikes = select(reports, "port-strike")
    others = [terms for terms in reports if terms not in strikes]
    apart = [
        *make_members(assign(others), others),
        StoryMember(story_id="younger", terms=strikes[1], duplicate_of=None),
        StoryMember(story_id="older", terms=strikes[0], duplicate_of=None),
    ]
    decided = assign(strikes[2:], apart)
    assert {decided[terms.article_id].story_id for terms in strikes} == {"older"}


def test_a_story_that_turns_out_to_be_two_is_split(reports: list[Terms]) -> None:
    recalls, strikes = select(reports, "recall"), select(reports, "port-strike")
    mixed = [
        StoryMember(story_id="mixed", terms=terms, duplicate_of=None) for terms in (*recalls, *strikes[:1])
    ]
    others = [terms for terms in reports if terms not in (*recalls, *strikes)]
    decided = assign([*strikes[1:], *others], mixed)
    assert {decided[terms.article_id].story_id for terms in recalls} == {"mixed"}
    (story_id,) = {decided[terms.article_id].story_id for terms in strikes}
    assert story_id != "mixed"


def test_an_article_with_a_new_text_stays_in_its_story(reports: list[Terms], write: Write) -> None:
    first = assign(reports)
    [subject] = select(reports, "rating")
    changed = extract_terms(write("The page was taken down.", article_id=subject.article_id, day=8))
    again = assign([changed], make_members(first, reports))
    assert again[changed.article_id].story_id == first[subject.article_id].story_id


def test_without_new_articles_nothing_changes(reports: list[Terms]) -> None:
    assert assign([], make_members(assign(reports), reports)) == {}


def test_too_many_new_articles_are_decided_on_in_portions(reports: list[Terms]) -> None:
    terms = reports[0]
    many = [
        replace(terms, article_id=f"{number:04}", counts=((f"word{number}", 1),)) for number in range(1_100)
    ]
    decided = assign([*many, *reports])
    assert len(decided) == len(many) + len(reports)
    strikes = {decided[each.article_id].story_id for each in select(reports, "port-strike")}
    assert len(strikes) == 1
    assert len({each.story_id for each in decided.values()}) > len(many)
