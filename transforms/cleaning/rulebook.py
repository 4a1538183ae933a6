"""Find the rules that recognise a text as boilerplate, among all rules at once.

Several stages ask about the same blocks of a page, one after another, so answers are cached. A
prefilter chooses the few patterns that are worth trying on a text.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache, lru_cache

from transforms.cleaning.block_rules import MAX_TEXT, Place, Rule, fold_text
from transforms.cleaning.prefilter import Prefilter
from transforms.cleaning.rule_files import load_rules
from transforms.text.normalisation import measure_length

_CACHE_SIZE = 1_024  # texts


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trial:
    """One pattern of a rule: the rule's number, its limit of words, and the function that tries it."""

    rule: int
    max_words: int
    matches: Callable[[str], object]


def find_rule(text: str, *, places: Collection[Place]) -> Rule | None:
    """Find the first rule that recognises a block by its text.

    Rules that depend on the block before (`follows`) are left out, since only the text is given.

    Args:
        text: The block's text.
        places: The places of rules that are tried.
    """
    return next((rule for rule in match_rules(text) if rule.place in places and rule.follows is None), None)


def match_rules(text: str) -> tuple[Rule, ...]:
    """Return all rules that recognise a block with this text, at any place, in their order."""
    return _match_rules(text) if len(text) <= MAX_TEXT else ()


def list_possible_classes(text: str) -> frozenset[str]:
    """Return the classes whose rules for any place may recognise a text or a piece of it.

    No rule of another class can.
    """
    rules = load_rules()
    if len(text) > MAX_TEXT:
        return frozenset(rule.class_ for rule in rules)
    _, trials = _load_trials()
    possible = (rules[trials[number].rule] for number in _choose_trials(text)[1])
    return frozenset(rule.class_ for rule in possible if rule.place == "anywhere")


@lru_cache(_CACHE_SIZE)
def _match_rules(text: str) -> tuple[Rule, ...]:
    folded, chosen = _choose_trials(text)
    words = measure_length(text)
    if len(folded) > MAX_TEXT:
        return ()
    rules, trials = load_rules(), _load_trials()[1]
    found: set[int] = set()
    for number in chosen:
        trial = trials[number]
        if words <= trial.max_words and trial.rule not in found and trial.matches(folded):
            found.add(trial.rule)
    return tuple(
        rules[number] for number in sorted(found) if not rules[number].is_sentence(folded, words=words)
    )


@lru_cache(_CACHE_SIZE)
def _choose_trials(text: str) -> tuple[str, frozenset[int]]:
    """Return the folded text, and the numbers of the trials that may succeed on it."""
    folded = fold_text(text)
    return folded, _load_trials()[0].select(folded)


@cache
def _load_trials() -> tuple[Prefilter, tuple[_Trial, ...]]:
    """Return the trials of all rules, and a prefilter that chooses among them."""
    trials: list[_Trial] = []
    patterns: list[str] = []
    for number, rule in enumerate(load_rules()):
        trials += [
            _Trial(rule=number, max_words=rule.max_words, matches=matcher) for matcher in rule.list_matchers()
        ]
        patterns += [pattern.pattern for pattern in rule.patterns] or [""]
    return Prefilter(patterns), tuple(trials)
