"""Terms are described without the prefixes that the program gives them."""

from __future__ import annotations

import pytest

from flows.description.terms import describe_term


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("strik", "strik"),
        ("n:oppama", "oppama (name)"),
        ("f:20 jobs", "20 jobs (figure)"),
        ("place:yokosuka", "yokosuka (place)"),
    ],
)
def test_a_term_is_described_by_its_word_and_its_kind(term: str, words: str) -> None:
    assert describe_term(term) == words
