"""Find the rules that recognise a text as boilerplate, among all rules at once.

Several stages ask about the same blocks of a page, one after another, so answers are cached. A
prefilter chooses the few patterns that are worth trying on a text.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from transforms.cleaning.block_rules import MAX_TEXT, MIN_SENTENCE, Place, Rule, fold_text, is_stopped
from transforms.cleaning.prefilter import Prefilter, list_numbers
from transforms.cleaning.rule_files import load_rules
from transforms.text.normalisation import measure_length

_CACHE_SIZE = 1_024  # texts


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    """All patterns of all rules, in the order of the rules. Sets of them are those of the prefilter.

    Attributes:
        rules: For each pattern its rule.
        matchers: For each pattern the function that tries it on a folded text.
        prefilter: Chooses patterns by a text.
        by_length: For each number of words the patterns that a text of that length may match; a longer
            text matches none.
        headings: The patterns that match no sentence.
    """

    rules: tuple[Rule, ...]
    matchers: tuple[Callable[[str], object], ...]
    prefilter: Prefilter
    by_length: tuple[int, ...]
    headings: int


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


def match_rules(text: str) -> tuple[Rule, ...]:
    """Return all rules that recognise a block with this text, at any place, in their order."""
    return _match_rules(text) if len(text) <= MAX_TEXT else ()


def may_match(text: str, classes: frozenset[str]) -> bool:
    """Return whether a rule of these classes, for any place, may recognise a text or a piece of it."""
    return len(text) > MAX_TEXT or _select(text)[1] & _select_anywhere(classes) != 0


def is_piece_of_class(piece: str, text: str, classes: frozenset[str]) -> bool:
    """Return whether the first rule for any place that recognises a piece of a text is of these classes.

    Args:
        piece: A piece of the text, such as a sentence of a paragraph.
        text: The text. What may match anywhere in it is known when several pieces are asked about.
        classes: The classes.
    """
    if len(piece) > MAX_TEXT:
        return False
    selected = _select(text if len(text) <= MAX_TEXT else piece)[1]
    if not selected & _select_anywhere(classes):
        return False
    found = _try_patterns(fold_text(piece), selected & _select_anywhere(None), words=measure_length(piece))
    rule = next(found, None)
    return rule is not None and rule.class_ in classes


@lru_cache(_CACHE_SIZE)
def _match_rules(text: str) -> tuple[Rule, ...]:
    folded, selected = _select(text)
    return tuple(_try_patterns(folded, selected, words=measure_length(text)))


@lru_cache(_CACHE_SIZE)
def _select(text: str) -> tuple[str, int]:
    """Return the folded text, and the patterns that may match it or a piece of it."""
    folded = fold_text(text)
    return folded, _load_index().prefilter.select(folded)


def _try_patterns(folded: str, selected: int, *, words: int) -> Iterator[Rule]:
    """Yield the rules that recognise a folded text of so many words, among the selected patterns."""
    index = _load_index()
    if words >= len(index.by_length) or len(folded) > MAX_TEXT:
        return
    selected &= index.by_length[words] & index.prefilter.select_by_ends(folded)
    if words >= MIN_SENTENCE and is_stopped(folded):
        selected &= ~index.headings
    found = None
    for number in list_numbers(selected):
        rule = index.rules[number]
        if rule is not found and index.matchers[number](folded):
            found = rule
            yield rule


@cache
def _select_anywhere(classes: frozenset[str] | None) -> int:
    """Return the patterns of the rules for any place, of these classes or of all."""
    return sum(
        1 << number
        for number, rule in enumerate(_load_index().rules)
        if rule.place == "anywhere" and rule.follows is None and (classes is None or rule.class_ in classes)
    )


@cache
def _load_index() -> _Index:
    rules: list[Rule] = []
    matchers: list[Callable[[str], object]] = []
    patterns: list[str] = []
    for rule in load_rules():
        tried = rule.list_matchers()
        rules += [rule] * len(tried)
        matchers += tried
        patterns += [pattern.pattern for pattern in rule.patterns] or [""]
    longest = max(rule.max_words for rule in rules)
    return _Index(
        rules=tuple(rules),
        matchers=tuple(matchers),
        prefilter=Prefilter(patterns, whole={number for number, rule in enumerate(rules) if rule.is_whole}),
        by_length=tuple(
            sum(1 << number for number, rule in enumerate(rules) if words <= rule.max_words)
            for words in range(longest + 1)
        ),
        headings=sum(1 << number for number, rule in enumerate(rules) if rule.also_removes is not None),
    )
