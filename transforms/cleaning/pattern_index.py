"""Choose which of many patterns are worth trying on a text.

A set of patterns is an integer in which bit `n` stands for pattern `n`, so that sets are united and
intersected by one operation each. Trying the 364 patterns of the rules one by one took 2.4 ms a page, and
a search for required words alone left ten for each block; with the characters at both ends four are left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from ahocorasick_rs import AhoCorasick
from numpy.typing import NDArray

from transforms.cleaning import pattern_facts
from transforms.cleaning.pattern_facts import ANY, OTHER, analyse_pattern
from transforms.text.derived_arrays import Arrays, derive_arrays

_CHARACTERS = ("", *sorted(ANY))  # the first for a text that has none at a place
_FREQUENT = frozenset(" etaoinshr")  # in nearly every line, so that looking for them would only cost time
# A pattern that ignores case takes these for an i, alone and behind one, and lower() does not.
_DOTLESS, _DOT = "\u0131", "\u0307"


class PatternIndex:
    """An index of patterns by what they require of a text (:func:`analyse_pattern`).

    Args:
        patterns: The patterns.
        whole: The numbers of those that must match a text as a whole, and not only its beginning.
    """

    def __init__(self, patterns: Iterable[str], *, whole: Collection[int] = ()) -> None:
        patterns, whole = tuple(patterns), frozenset(whole)
        sources = (repr((patterns, sorted(whole))).encode("utf-8", "surrogatepass"), *_read_code())
        tables = derive_arrays("pattern_index", sources, lambda: _index_patterns(patterns, whole))
        self._starts, self._seconds, self._ends = (
            dict(zip(_CHARACTERS, _unpack_sets(tables[name]), strict=True))
            for name in ("starts", "seconds", "ends")
        )
        self._always, *self._users = _unpack_sets(tables["users"])
        self._automaton = AhoCorasick(tables["words"].tolist())

    def select(self, text: str) -> int:
        """Return the patterns that may match in a text or in a piece of it; no other pattern can."""
        lowered = text.lower()
        if not lowered.isascii():
            # a translation by a table takes twenty times as long
            lowered = lowered.replace(_DOTLESS, "i").replace(_DOT, "")
        selected = self._always
        for number, _, _ in self._automaton.find_matches_as_indexes(lowered, overlapping=True):
            selected |= self._users[number]
        return selected

    def select_by_ends(self, text: str) -> int:
        """Return the patterns that may match a text, by its first two characters and its last one."""
        first, second, last = text[:1], text[1:2], text[-1:]
        return (
            self._starts[first if first.isascii() else OTHER]
            & self._seconds[second if second.isascii() else OTHER]
            & self._ends[last if last.isascii() else OTHER]
        )


def list_numbers(patterns: int) -> Iterator[int]:
    """Yield the numbers of the patterns in a set, in ascending order."""
    while patterns:
        lowest = patterns & -patterns
        yield lowest.bit_length() - 1
        patterns ^= lowest


def _index_patterns(patterns: Sequence[str], whole: Collection[int]) -> Arrays:
    """Return the sets of patterns by each character, and by each word behind those that require none."""
    users = defaultdict(int, {"": 0})
    starts, seconds, ends = (dict.fromkeys(_CHARACTERS, 0) for _ in range(3))
    for number, pattern in enumerate(patterns):
        bit = 1 << number
        facts = analyse_pattern(pattern)
        is_whole = number in whole
        # a match that is over before a character says nothing about it, unless it is the whole text
        for table, characters, must_have, may_lack in (
            (starts, facts.starts, is_whole or 0 not in facts.lengths, 0 in facts.lengths),
            (seconds, facts.seconds, is_whole or facts.lengths == {2}, facts.lengths != {2}),
            (ends, facts.ends, is_whole, 0 in facts.lengths),
        ):
            for character in characters if must_have else table:
                table[character] |= bit
            if may_lack:
                table[""] |= bit
        words = facts.words or frozenset({" "})
        for word in [""] if words & _FREQUENT else words:
            users[word] |= bit
    size = len(patterns) // 8 + 1
    return {
        "starts": _pack_sets(starts.values(), size),
        "seconds": _pack_sets(seconds.values(), size),
        "ends": _pack_sets(ends.values(), size),
        "users": _pack_sets(users.values(), size),
        "words": np.array([*users][1:], dtype=np.str_),
    }


def _pack_sets(sets: Iterable[int], size: int) -> NDArray[np.void]:
    """Return sets of patterns as an array of so many bytes each."""
    return np.frombuffer(b"".join(one.to_bytes(size, "little") for one in sets), dtype=f"V{size}")


def _unpack_sets(packed: NDArray[Any]) -> list[int]:
    size, raw = packed.itemsize, packed.tobytes()
    return [int.from_bytes(raw[start : start + size], "little") for start in range(0, len(raw), size)]


@cache
def _read_code() -> tuple[bytes, ...]:
    """Return the text of the code that says what a pattern requires."""
    return tuple(Path(file).read_bytes() for file in (__file__, pattern_facts.__file__))
