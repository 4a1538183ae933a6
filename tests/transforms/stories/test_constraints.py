"""Copies follow their originals into stories, and people have the last word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from grouping import assign, load_in_turn, pick, recall, rule

from transforms.records import Article, StoryMember, Terms
from transforms.stories.terms import extract_terms

Write = Callable[..., Article]


def test_a_copy_goes_where_its_original_is(reports: list[Terms], write: Write) -> None:
    original = pick(reports, "rating")[0]
    copy = extract_terms(write("Words in common: none.", article_id="copy", day=0))
    new = assign([*reports, copy], duplicates={"copy": original.article_id})
    assert new["copy"].story_id == new[original.article_id].story_id
    first = assign(reports)
    known = assign([copy], recall(first, reports), duplicates={"copy": original.article_id})
    assert known["copy"].story_id == first[original.article_id].story_id


def test_a_known_copy_stays_with_its_original(reports: list[Terms], write: Write) -> None:
    original = pick(reports, "rating")[0]
    copy = extract_terms(write("Words in common: none.", article_id="copy", day=0))
    first = assign([*reports, copy], duplicates={"copy": original.article_id})
    known = [
        *recall(first, reports),
        StoryMember(story_id=first["copy"].story_id, terms=copy, duplicate_of=original.article_id),
    ]
    new = extract_terms(write("Nothing to do with it.", article_id="new"))
    assert "copy" not in assign([new], known)


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


def test_what_people_hold_together_is_one_story(reports: list[Terms]) -> None:
    one, other = pick(reports, "recall")[0], pick(reports, "solid-state")[0]
    overrides = [rule(one.article_id, other.article_id, same=True)]
    places = load_in_turn([reports[:5], reports[5:]], overrides)
    assert places[one.article_id] == places[other.article_id]
    assert places[one.article_id] != places[pick(reports, "port-strike")[0].article_id]


def test_what_people_hold_apart_is_two_stories_though_others_join(reports: list[Terms]) -> None:
    first, second, *rest = pick(reports, "port-strike")
    overrides = [rule(first.article_id, second.article_id, same=False)]
    others = [terms for terms in reports if terms not in (first, second, *rest)]
    places = load_in_turn([others, [first, second], rest], overrides)
    assert places[first.article_id] != places[second.article_id]
    assert {places[each.article_id] for each in rest} <= {
        places[first.article_id],
        places[second.article_id],
    }


def test_of_rulings_that_cannot_all_hold_the_last_prevail(reports: list[Terms]) -> None:
    first, second, third = (each.article_id for each in pick(reports, "port-strike"))
    overrides = [
        rule(first, third, same=False, minute=3),
        rule(first, second, same=True, minute=2),
        rule(second, third, same=True, minute=1),
    ]
    places = {article_id: each.story_id for article_id, each in assign(reports, overrides=overrides).items()}
    assert places[first] == places[second] != places[third]


def test_a_ruling_on_duplicates_says_nothing_on_stories(reports: list[Terms]) -> None:
    first, second = (each.article_id for each in pick(reports, "recall"))
    override = replace(rule(first, second, same=False), relation="duplicate")
    assert assign(reports, overrides=[override]) == assign(reports)


def test_a_ruling_parts_a_copy_from_its_original(reports: list[Terms]) -> None:
    first, second = (each.article_id for each in pick(reports, "recall"))
    decided = assign(reports, duplicates={second: first}, overrides=[rule(first, second, same=False)])
    assert decided[first].story_id != decided[second].story_id
