"""Copies are in the stories of their originals, and overrides prevail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from grouping import assign, assign_in_batches, list_stories, make_override, select

from transforms.records import Article, Terms
from transforms.stories.terms import extract_terms

Write = Callable[..., Article]


def test_a_copy_is_in_the_story_of_its_original(reports: list[Terms], write: Write) -> None:
    original = select(reports, "rating")[0]
    copy = extract_terms(write("Words in common: none.", article_id="copy", day=0))
    new = assign([*reports, copy], duplicates={"copy": original.article_id})
    assert new["copy"].story_id == new[original.article_id].story_id
    first = assign(reports)
    existing = assign([copy], reports, list_stories(first), duplicates={"copy": original.article_id})
    assert existing["copy"].story_id == first[original.article_id].story_id


def test_an_existing_copy_stays_with_its_original(reports: list[Terms], write: Write) -> None:
    original = select(reports, "rating")[0]
    copy = extract_terms(write("Words in common: none.", article_id="copy", day=0))
    duplicates = {"copy": original.article_id}
    first = assign([*reports, copy], duplicates=duplicates)
    new = extract_terms(write("Nothing to do with it.", article_id="new"))
    assert "copy" not in assign([new], [*reports, copy], list_stories(first), duplicates)


def test_a_new_copy_without_a_similar_word_brings_its_original_s_story_along(
    reports: list[Terms], write: Write
) -> None:
    original = select(reports, "rating")[0]
    copy = extract_terms(write("Words in common: none.", article_id="copy", day=0))
    first = list_stories(assign(reports))
    decided = assign([copy], reports, first, {"copy": original.article_id}, only_similar=True)
    assert decided["copy"].story_id == first[original.article_id]


def test_copies_of_an_original_that_is_not_among_the_articles_stay_together(write: Write) -> None:
    copies = [
        extract_terms(write(text, article_id=name))
        for name, text in (("a", "Vans wait."), ("b", "Cooks quit."))
    ]
    decided = assign(copies, duplicates={"a": "gone", "b": "gone"})
    assert decided["a"].story_id == decided["b"].story_id


def test_cyclic_duplicates_do_no_harm(write: Write) -> None:
    two = [extract_terms(write("Vans wait at the quay.", article_id=name)) for name in "ab"]
    assert set(assign(two, duplicates={"a": "b", "b": "a"})) == {"a", "b"}


def test_articles_that_a_person_calls_the_same_are_one_story(reports: list[Terms]) -> None:
    one, other = select(reports, "recall")[0], select(reports, "solid-state")[0]
    overrides = [make_override(one.article_id, other.article_id, same=True)]
    story_ids = assign_in_batches([reports[:5], reports[5:]], overrides)
    assert story_ids[one.article_id] == story_ids[other.article_id]
    assert story_ids[one.article_id] != story_ids[select(reports, "port-strike")[0].article_id]


def test_articles_that_a_person_calls_different_are_two_stories_though_others_join_them(
    reports: list[Terms],
) -> None:
    first, second, *rest = select(reports, "port-strike")
    overrides = [make_override(first.article_id, second.article_id, same=False)]
    others = [terms for terms in reports if terms not in (first, second, *rest)]
    story_ids = assign_in_batches([others, [first, second], rest], overrides)
    assert story_ids[first.article_id] != story_ids[second.article_id]
    assert {story_ids[each.article_id] for each in rest} <= {
        story_ids[first.article_id],
        story_ids[second.article_id],
    }


def test_of_contradictory_overrides_the_latest_prevail(reports: list[Terms]) -> None:
    first, second, third = (each.article_id for each in select(reports, "port-strike"))
    overrides = [
        make_override(first, third, same=False, minute=3),
        make_override(first, second, same=True, minute=2),
        make_override(second, third, same=True, minute=1),
    ]
    story_ids = {
        article_id: each.story_id for article_id, each in assign(reports, overrides=overrides).items()
    }
    assert story_ids[first] == story_ids[second] != story_ids[third]


def test_an_override_on_duplicates_does_not_constrain_stories(reports: list[Terms]) -> None:
    first, second = (each.article_id for each in select(reports, "recall"))
    override = replace(make_override(first, second, same=False), relation="duplicate")
    assert assign(reports, overrides=[override]) == assign(reports)


def test_an_override_separates_a_copy_from_its_original(reports: list[Terms]) -> None:
    first, second = (each.article_id for each in select(reports, "recall"))
    decided = assign(
        reports, duplicates={second: first}, overrides=[make_override(first, second, same=False)]
    )
    assert decided[first].story_id != decided[second].story_id
