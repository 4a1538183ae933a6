"""Find the rules that recognise a text as boilerplate, among all rules at once.

Several stages ask about the same blocks of a page, one after another, so answers are cached.
An index chooses the few patterns that are worth trying on a text.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache, lru_cache
from itertools import accumulate
from operator import or_

from transforms.cleaning.block_rules import MAX_TEXT, Place, Rule, fold_text, is_sentence
from transforms.cleaning.pattern_index import PatternIndex, list_numbers
from transforms.cleaning.rule_files import load_rules
from transforms.text.normalisation import measure_length

_CACHE_SIZE = 1_024  # texts
_FEW = 8  # patterns
_CHARACTERS = 30  # in which all words are looked for while one more pattern is tried


class _Index:
    """The patterns of rules, in the order of the rules. Sets of them are those of their index."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        patterns = [
            (rule, number, pattern) for rule in rules for number, pattern in enumerate(rule.list_patterns())
        ]
        self._rules = [rule for rule, _, _ in patterns]
        self._numbers = [number for _, number, _ in patterns]
        self._trials: list[Callable[[str], object] | None] = [None] * len(patterns)
        self._pattern_index = PatternIndex(
            [pattern for _, _, pattern in patterns],
            whole={number for number, rule in enumerate(self._rules) if rule.is_whole},
        )
        exactly = [0] * (1 + max(rule.max_words for rule in self._rules))
        self._headings = 0
        for number, rule in enumerate(self._rules):
            exactly[rule.max_words] |= 1 << number
            self._headings |= rule.is_heading << number
        # for a text of so many words
        self._by_length: list[int] = list(accumulate(reversed(exactly), or_))
        self._by_length.reverse()

    def find(self, text: str) -> Iterator[Rule]:
        """Yield the rules that recognise a text, in their order."""
        words = measure_length(text)
        if len(text) > MAX_TEXT or words >= len(self._by_length):
            return
        folded = fold_text(text)
        found = None
        if len(folded) > MAX_TEXT:
            return
        for number in list_numbers(self._select(folded, words)):
            rule = self._rules[number]
            if rule is not found and (self._trials[number] or self._compile(number))(folded):
                found = rule
                yield rule

    def compile(self) -> None:
        """Compile all patterns."""
        for number in range(len(self._trials)):
            self._compile(number)

    def _compile(self, number: int) -> Callable[[str], object]:
        trial = self._rules[number].find_trial(self._numbers[number])
        self._trials[number] = trial
        return trial

    def _select(self, folded: str, words: int) -> int:
        """Return the patterns that may match a folded text of so many words."""
        selected = self._by_length[words] & self._pattern_index.select_by_ends(folded)
        if is_sentence(folded, words=words):
            selected &= ~self._headings
        # a few patterns are tried sooner than their words are looked for, and more of them in a long text
        few = _FEW + len(folded) // _CHARACTERS
        return selected & self._pattern_index.select(folded) if selected.bit_count() > few else selected


def find_rule(text: str, *, places: Collection[Place]) -> Rule | None:
    """Find the first rule that recognises a block by its text.

    Rules that depend on the block before (`follows`) are left out, since only the text is given.

    Args:
        text: The block's text.
        places: The places of rules that are tried.
    """
    for rule in match_rules(text):
        if rule.place in places and rule.follows is None:
            return rule
    return None


def is_boilerplate_within(text: str) -> bool:
    """Return whether a rule recognises a text in an article or at its end, though not at its head."""
    return find_rule(text, places=("anywhere", "alone", "inside", "tail")) is not None


def match_rules(text: str) -> tuple[Rule, ...]:
    """Return all rules that recognise a block with this text, at any place, in their order."""
    return _match_rules(text) if len(text) <= MAX_TEXT else ()


def find_anywhere(text: str) -> Rule | None:
    """Find the first rule for any place that recognises a text.

    It gives the same as :func:`find_rule` and is quicker for a text that will not be asked about again.
    """
    return next(_load_index(places=("anywhere",)).find(text), None)


def compile_rules() -> None:
    """Compile the patterns of all rules, which otherwise the first text does that needs them."""
    for index in (_load_index(), _load_index(places=("anywhere",))):
        index.compile()


@lru_cache(_CACHE_SIZE)
def _match_rules(text: str) -> tuple[Rule, ...]:
    return tuple(_load_index().find(text))


@cache
def _load_index(places: tuple[Place, ...] | None = None) -> _Index:
    """Index the rules for these places, without those that depend on the block before; or all rules."""
    return _Index(
        rule for rule in load_rules() if places is None or (rule.place in places and rule.follows is None)
    )
