"""Find the words that restrict figures in a sentence: they are looked for where there is a claim alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from transforms.claims.quantities import Quantities
from transforms.tagging.folding import FoldedText
from transforms.tagging.matching import is_whole, list_spellings


class ScopeWord(NamedTuple):
    """Words at ``lower[start:end]`` of a sentence, and the restriction that they say."""

    scope: str
    start: int
    end: int


class ScopeSearch:
    """The words of all restrictions of a file of quantities, compiled for searching."""

    def __init__(self, quantities: Quantities) -> None:
        scopes: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for scope, words in quantities.scopes:
            for word in words:
                for spelling in list_spellings(word):
                    scopes[spelling][scope] = None
        self._scopes = [tuple(found) for found in scopes.values()]
        self._automaton = AhoCorasick(list(scopes), implementation=Implementation.DFA)

    def find(self, folded: FoldedText) -> Iterator[ScopeWord]:
        """Yield the words in a sentence."""
        for number, start, end in self._automaton.find_matches_as_indexes(folded.lower, overlapping=True):
            if is_whole(folded, start, end):
                for scope in self._scopes[number]:
                    yield ScopeWord(scope, start, end)


@lru_cache(maxsize=4)
def compile_scope_search(quantities: Quantities) -> ScopeSearch:
    """Compile the search for the words of restrictions, once for each file."""
    return ScopeSearch(quantities)
