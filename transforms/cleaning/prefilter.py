"""Choose, in one pass over a text, which of many patterns are worth trying on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick

from transforms.cleaning.required_words import find_required_words

# Letters that a pattern ignoring case takes for an i, and lower() does not.
_FOLDED_I = str.maketrans({"\u0131": "i", "\u0307": None})


class Prefilter:
    """An index of patterns by words that are in everything they match (:func:`find_required_words`)."""

    def __init__(self, patterns: Iterable[str]) -> None:
        users: defaultdict[str, set[int]] = defaultdict(set)
        always: set[int] = set()
        for number, pattern in enumerate(patterns):
            words = find_required_words(pattern) or frozenset({" "})
            if " " in words:  # a space is in nearly every line
                always.add(number)
            else:
                for word in words:
                    users[word].add(number)
        self._always = frozenset(always)
        self._users = [frozenset(numbers) for numbers in users.values()]
        self._automaton = AhoCorasick(list(users))

    def select(self, text: str) -> frozenset[int]:
        """Return the numbers of the patterns that may match in `text`; no other pattern can."""
        lowered = text.lower()
        if not lowered.isascii():
            lowered = lowered.translate(_FOLDED_I)
        found = {
            number for number, _, _ in self._automaton.find_matches_as_indexes(lowered, overlapping=True)
        }
        return self._always.union(*(self._users[number] for number in found))
