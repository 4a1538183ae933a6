"""A story keeps its identifier as long as most of its articles stay together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from transforms.stories.identifiers import assign_story_ids
from transforms.text.normalisation import identify


@pytest.mark.parametrize(
    ("groups", "before", "expected"),
    [
        (["ab"], {}, [identify("story", "a")]),
        (["abc"], {"b": "s"}, ["s"]),
        (["abc"], {"a": "older", "b": "younger", "c": "younger"}, ["older"]),
        (["ab", "cd"], {"b": "s", "c": "s", "d": "s"}, [identify("story", "a"), "s"]),
        (["ab", "cd"], {"a": "s", "b": "s", "c": "s", "d": "s"}, ["s", identify("story", "c", "s")]),
        (["a", "bc"], {"a": "s", "b": "t", "c": "s"}, ["s", "t"]),
        ([], {}, []),
    ],
    ids=["new", "grown", "merged", "fewer left", "halved", "moved", "none"],
)
def test_a_group_gets_the_identifier_of_the_story_that_it_continues(
    groups: Sequence[str], before: Mapping[str, str], expected: list[str]
) -> None:
    assert assign_story_ids([list(group) for group in groups], before) == expected


def test_an_article_that_leaves_the_story_with_its_identifier_gets_another() -> None:
    story_id = identify("story", "a")
    first, second = assign_story_ids([["a"], ["b", "c"]], dict.fromkeys("abc", story_id))
    assert second == story_id
    assert first != story_id


def test_an_article_that_leaves_again_gets_an_identifier_that_is_not_taken() -> None:
    story_id = identify("story", "x")
    left, _ = assign_story_ids([["x"], ["a", "b"]], dict.fromkeys("xab", story_id))
    before = {"x": story_id, "a": story_id, "b": story_id, "y": left, "z": left}
    again = assign_story_ids([["a", "b"], ["x"], ["y", "z"]], before)
    assert again[::2] == [story_id, left]
    assert again[1] not in {story_id, left}
