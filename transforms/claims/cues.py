"""Find the words of quantities in a sentence, with the matcher that finds names for tagging."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache

from transforms.claims.quantities import Quantities, Quantity
from transforms.claims.word_tables import is_figure_next
from transforms.tagging.folding import FoldedText
from transforms.tagging.inflection import inflect_noun, inflect_verb
from transforms.tagging.matching import Match, Matcher
from transforms.tagging.patterns import Pattern, Role

# What a word of a quantity is, in the roles of patterns: its name, a verb with the figure as its object, a
# verb that has to be right before it, one with it as its subject, the action and the object of a pair, or a
# phrase in which none of them counts.
NAME: Role = "phrase"
VERB: Role = "context"
BESIDE: Role = "name"
OUTCOME: Role = "counter_context"
ACTION: Role = "action"
OBJECT: Role = "object"
EXCLUDE: Role = "exclude"
SCOPE: Role = BESIDE  # with an owner such as @china
_ALONE = frozenset({NAME, VERB, BESIDE, OUTCOME})
_PARTS = frozenset({NAME, VERB})  # the roles of a word that does not count within a longer name


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """The words of quantities in a sentence.

    Attributes:
        found: The words by role and owner. The owner of a pair is ``job-cuts/0``, of a scope ``@china``.
        quantities: The quantities that have a word that is enough alone, or an action and an object.
    """

    found: Mapping[tuple[Role, str], Sequence[Match]]
    quantities: AbstractSet[str]

    def list_cues(self, role: Role, owner: str) -> Sequence[Match]:
        """Return the cues of a quantity, or of one of its pairs, with a role."""
        return self.found.get((role, owner), ())


_NO_CUES = Cues(found={}, quantities=frozenset())


@lru_cache(maxsize=4)
def compile_cue_matcher(quantities: Quantities) -> Matcher:
    """Compile the matcher of all words of a file of quantities, once for each file."""
    patterns: list[tuple[str, Pattern]] = []
    for quantity in quantities.quantities.values():
        patterns += _list_patterns(quantity)
    for scope, words in quantities.scopes:
        patterns += [(word, Pattern(role=SCOPE, owner=f"@{scope}", written=word)) for word in words]
    return Matcher(patterns)


def find_cues(sentence: FoldedText, matcher: Matcher) -> Cues:
    """Find the words of quantities in a sentence, at their places in its folded text."""
    matches = matcher.find_folded(replace(sentence, resized=()) if sentence.resized else sentence)
    if not matches:
        return _NO_CUES
    names = {match[:2] for match in matches if match.pattern.role == NAME}
    found: defaultdict[tuple[Role, str], list[Match]] = defaultdict(list)
    for match in matches:
        pattern = match.pattern
        if not names or pattern.role not in _PARTS or not _is_within(match, names):
            found[pattern.role, pattern.owner].append(match)
    quantities = set()
    for role, owner in found:
        if role == BESIDE and not any(is_figure_next(sentence.lower, cue.end) for cue in found[role, owner]):
            continue
        if role in _ALONE and owner[0] != "@":
            quantities.add(owner)
        elif role == ACTION and (OBJECT, owner) in found:
            quantities.add(owner.partition("/")[0])
    return Cues(found=found, quantities=quantities) if quantities else _NO_CUES


def _is_within(match: Match, names: Collection[tuple[int, int]]) -> bool:
    """Return whether a word is only a part of a longer name: the profit in "profit margin"."""
    start, end, _ = match
    return any(first <= start and end <= last and end - start < last - first for first, last in names)


def _list_patterns(quantity: Quantity) -> list[tuple[str, Pattern]]:
    name = quantity.quantity
    patterns = [
        (form, Pattern(role=role, owner=name, written=word))
        for role, words, inflect in (
            (NAME, quantity.names, inflect_noun),
            (VERB, quantity.verbs, inflect_verb),
            (BESIDE, quantity.beside, inflect_verb),
            (OUTCOME, quantity.outcomes, inflect_verb),
            (EXCLUDE, quantity.excludes, inflect_noun),
        )
        for word in words
        for form in inflect(word)
    ]
    for number, pair in enumerate(quantity.pairs):
        owner = f"{name}/{number}"
        for action in pair.actions:
            pattern = Pattern(role=ACTION, owner=owner, written=action)
            patterns += [(form, pattern) for form in (*inflect_verb(action), *inflect_noun(action))]
        for thing in pair.objects:
            pattern = Pattern(role=OBJECT, owner=owner, written=thing)
            patterns += [(form, pattern) for form in inflect_noun(thing)]
    return patterns
