"""Choose which of many patterns are worth trying on a text.

A set of patterns is an integer in which bit `n` stands for pattern `n`, so that sets are united and
intersected by one operation each. Trying the 364 patterns of the rules one by one took 2.4 ms a page, and
a search for required words alone left ten for each block; with the characters at both ends four are left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from ahocorasick_rs import AhoCorasick

from transforms.cleaning.pattern_facts import ANY, OTHER, analyse_pattern

_FREQUENT = frozenset(" etaoinshr")  # in nearly every line, so that looking for them would only cost time
# A pattern that ignores case takes these for an i, alone and behind one, and lower() does not.
_DOTLESS, _DOT = "\u0131", "\u0307"


class Prefilter:
    """An index of patterns by what they require of a text (:func:`analyse_pattern`).

    Args:
        patterns: The patterns.
        whole: The numbers of those that must match a text as a whole, and not only its beginning.
    """

    def __init__(self, patterns: Iterable[str], *, whole: Collection[int] = ()) -> None:
        users: defaultdict[str, int] = defaultdict(int)
        self._always = 0
        self._starts, self._seconds, self._ends = (dict.fromkeys(("", *ANY), 0) for _ in range(3))
        for number, pattern in enumerate(patterns):
            bit = 1 << number
            facts = analyse_pattern(pattern)
            is_whole = number in whole
            # a match that is over before a character says nothing about it, unless it is the whole text
            for table, characters, must_have, may_lack in (
                (self._starts, facts.starts, is_whole or 0 not in facts.lengths, 0 in facts.lengths),
                (self._seconds, facts.seconds, is_whole or facts.lengths == {2}, facts.lengths != {2}),
                (self._ends, facts.ends, is_whole, 0 in facts.lengths),
            ):
                for character in characters if must_have else table:
                    table[character] |= bit
                if may_lack:
                    table[""] |= bit
            words = facts.words or frozenset({" "})
            if words & _FREQUENT:
                self._always |= bit
            else:
                for word in words:
                    users[word] |= bit
        self._users = list(users.values())
        self._automaton = AhoCorasick(list(users))

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
