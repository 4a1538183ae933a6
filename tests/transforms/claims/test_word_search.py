"""The words of several lists are found in one pass, whole where their script has spaces."""

from __future__ import annotations

import pytest

from transforms.claims.word_search import WordSearch

SEARCH = WordSearch({"plans": ["plan", "set to", "計画"], "expected": ["expect*", "plan"]})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the plan is set to change", {"plans": [4, 12], "expected": [4]}),
        ("it expects more", {"expected": [3]}),
        ("an unexpected plant", {}),
        ("削減計画だ", {"plans": [2]}),
        ("", {}),
    ],
)
def test_each_list_has_the_places_of_its_words(text: str, found: dict[str, list[int]]) -> None:
    assert SEARCH.find(text) == found
