"""Find the words of quantities in a passage at once, and which quantities each of its sentences may state.

Most sentences have words of some quantity and no figure of it. So the words of a sentence first give only a
bit for each quantity that they may be of; matches are made of them where a number fits one of these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from transforms.claims.quantities import Quantities, Quantity
from transforms.claims.word_tables import is_figure_next, read_word_tables
from transforms.tagging.folding import FoldedText
from transforms.tagging.inflection import inflect_noun, inflect_verb
from transforms.tagging.matching import Match, is_whole, list_spellings
from transforms.tagging.patterns import Pattern, Role
from transforms.tagging.romance_verbs import inflect_romance_verb

# What a word of a quantity is, in the roles of patterns: its name, a verb with the figure as its object, a
# verb that has to be right before it, one with it as its subject, the action and the object of a pair, a word
# that counts in articles on the quantity's topic alone, or a phrase in which none of them counts.
NAME: Role = "phrase"
VERB: Role = "context"
BESIDE: Role = "name"
OUTCOME: Role = "counter_context"
ACTION: Role = "action"
OBJECT: Role = "object"
COVER: Role = "ambiguous"
EXCLUDE: Role = "exclude"
_KOREAN_POWERS = ("만", "억", "조", "천", "여")
_PLAIN_ENDS = (" ", ",")
# the place of each in a list of them, in the order in which :func:`_mark` takes them
_PLACES = {
    role: place for place, role in enumerate((NAME, VERB, BESIDE, OUTCOME, ACTION, OBJECT, COVER, EXCLUDE))
}
_PARTS = frozenset({NAME, VERB})  # the roles of a word that does not count within a longer name


@dataclass(frozen=True, slots=True)
class Cues:
    """The words of quantities in a sentence, by role and owner.

    The owner of a pair is ``job-cuts/0``.
    """

    found: Mapping[tuple[Role, str], Sequence[Match]]

    def list_cues(self, role: Role, owner: str) -> Sequence[Match]:
        """Return the cues of a quantity, or of one of its pairs, with a role."""
        return self.found.get((role, owner), ())


class _Marks(NamedTuple):
    """What a word may be: a bit for each quantity, by its number, or for each pair of all quantities."""

    names: int
    alone: int
    covers: int
    beside: int
    actions: int
    objects: int


class FoundWords(NamedTuple):
    """The words of quantities in a sentence.

    Attributes:
        places: The number of each word, where it begins and where it ends, in the folded passage.
        quantities: A bit for each quantity that has a word that is enough alone, or an action and an object.
            Words that turn out to be parts of longer names count too.
        names: A bit for each quantity of which one is a name.
        units: Where a word begins that may be a unit, and a bit for each quantity whose unit it may be.
    """

    places: Sequence[tuple[int, int, int]]
    quantities: int
    names: int
    units: Sequence[tuple[int, int]]


class CueSearch:
    """The words of all quantities of a file, compiled for searching."""

    def __init__(self, quantities: Quantities) -> None:
        by_spelling: defaultdict[str, dict[Pattern, None]] = defaultdict(dict)
        self._pair_quantities: list[int] = []
        bits: dict[str, int] = {}
        for quantity in quantities.quantities.values():
            bits[quantity.quantity] = 1 << quantity.number
            for number in range(len(quantity.pairs)):
                bits[f"{quantity.quantity}/{number}"] = 1 << len(self._pair_quantities)
                self._pair_quantities.append(1 << quantity.number)
            for phrase, pattern in _list_patterns(quantity):
                for spelling in list_spellings(phrase):
                    by_spelling[spelling][pattern] = None
        wholes = {owner: bits[owner.partition("/")[0]] for owner in bits}
        units = _list_unit_words(quantities)
        for spelling in units:
            by_spelling[spelling]
        self._patterns = [
            tuple((pattern, wholes[pattern.owner]) for pattern in found) for found in by_spelling.values()
        ]
        self._marks = [_mark(found, bits) for found in by_spelling.values()]
        self._units = [units.get(spelling, 0) for spelling in by_spelling]
        self._automaton = AhoCorasick(list(by_spelling), implementation=Implementation.ContiguousNFA)

    def find(
        self, folded: FoldedText, spans: Sequence[tuple[int, int]], *, covered: int
    ) -> Iterator[FoundWords]:
        """Yield the words in each of some spans of a folded passage that are in order and apart.

        Args:
            folded: The passage.
            spans: Start and end of each.
            covered: A bit for each quantity on whose topic the article is.
        """
        found = self._automaton.find_matches_as_indexes(folded.lower, overlapping=True)  # by their ends
        padded = f" {folded.lower} "
        place, last = 0, len(found)
        for begin, stop in spans:
            places: list[tuple[int, int, int]] = []
            units: list[tuple[int, int]] = []
            while place < last and found[place][2] <= begin:
                place += 1
            while place < last and found[place][2] <= stop:
                number, start, end = word = found[place]
                place += 1
                if start < begin:
                    continue
                before, after = padded[start], padded[end + 1]
                if "a" <= before <= "z" and "a" <= padded[start + 1] <= "z":
                    continue  # as most that are parts of others
                # most are between spaces; only the others need a second look
                is_apart = (before == " " and after in _PLAIN_ENDS) or is_whole(folded, start, end)
                if is_apart:
                    places.append(word)
                bits = self._units[number]
                if bits and (is_apart or _is_counted(padded, start, end)):
                    units.append((start, bits))
            yield FoundWords(places, *self._list_quantities(places, folded.lower, covered), units)

    def _list_quantities(
        self, places: Sequence[tuple[int, int, int]], lower: str, covered: int
    ) -> tuple[int, int]:
        quantities = named = acting = acted_on = 0
        for number, _, end in places:
            names, alone, covers, beside, actions, objects = self._marks[number]
            named |= names
            quantities |= alone | covers & covered
            acting |= actions
            acted_on |= objects
            if beside and is_figure_next(lower, end):
                quantities |= beside
        pairs = acting & acted_on
        while pairs:
            lowest = pairs & -pairs
            quantities |= self._pair_quantities[lowest.bit_length() - 1]
            pairs ^= lowest
        return quantities, named

    def make_cues(self, words: FoundWords, start: int, quantities: int) -> Cues:
        """Make cues of the words of a sentence, at their places from where it begins in the folded passage.

        A word within a longer name does not count: the profit in "profit margin".

        Args:
            words: The words.
            start: Where the sentence begins.
            quantities: A bit for each quantity whose words are wanted, beside those that restrict any.
        """
        names = [(first, last) for number, first, last in words.places if self._marks[number].names]
        found: defaultdict[tuple[Role, str], list[Match]] = defaultdict(list)
        for number, first, last in words.places:
            around = [
                stop
                for begin, stop in names
                if begin <= first and last <= stop and last - first < stop - begin
            ]
            for pattern, bit in self._patterns[number]:
                if bit & quantities and not (around and _is_part(pattern.role, last, around)):
                    found[pattern.role, pattern.owner].append(Match(first - start, last - start, pattern))
        return Cues(found)


@lru_cache(maxsize=4)
def compile_cue_search(quantities: Quantities) -> CueSearch:
    """Compile the search for all words of a file of quantities, once for each file."""
    return CueSearch(quantities)


def _is_counted(padded: str, start: int, end: int) -> bool:
    """Return whether a part of a word is a unit beside a number: "75kWh", "JPY250bn", 697억 엔이었다."""
    before = padded[start]
    power = padded[start - 1] if before == " " else before
    return before.isdecimal() or power in _KOREAN_POWERS or padded[end + 1].isdecimal()


def _is_part(role: Role, end: int, around: Sequence[int]) -> bool:
    """Return whether a word with a role is no more than a part of the names around it, which end at `around`.

    The object of an action is none where it is the last word: the plant of "assembly plant" can be closed.
    """
    return role in _PARTS or (role == OBJECT and max(around) > end)


def _list_unit_words(quantities: Quantities) -> dict[str, int]:
    """Return the words of units, each with a bit for every quantity that has figures of the unit."""
    by_unit: defaultdict[str, int] = defaultdict(int)
    for quantity in quantities.quantities.values():
        for name in quantity.units:
            by_unit[name] |= 1 << quantity.number
    words: defaultdict[str, int] = defaultdict(int)
    for unit in quantities.units:
        for form in (*(form for word in unit.words for form in inflect_noun(word)), *unit.counters):
            for spelling in list_spellings(form):
                words[spelling] |= by_unit[unit.unit] | by_unit[unit.beyond or unit.unit]
    tables = read_word_tables()
    for word in (*tables.percent, *tables.fractions, "割", "分の", "/"):
        words[word] |= by_unit["percent"]
    for word in (*tables.symbols, *tables.currencies):
        code = tables.symbols.get(word) or tables.currencies[word]
        words[word] |= by_unit["money"] | by_unit[code]
    return dict(words)


def _mark(patterns: Collection[Pattern], bits: Mapping[str, int]) -> _Marks:
    masks = [0] * len(_PLACES)
    for pattern in patterns:
        masks[_PLACES[pattern.role]] |= bits[pattern.owner]
    names, verbs, beside, outcomes, actions, objects, covers, _ = masks
    return _Marks(
        names=names,
        alone=names | verbs | outcomes,
        covers=covers,
        beside=beside,
        actions=actions,
        objects=objects,
    )


def _list_patterns(quantity: Quantity) -> list[tuple[str, Pattern]]:
    name = quantity.quantity
    patterns = [
        (form, Pattern(role=role, owner=name, written=word))
        for role, words, inflect in (
            (NAME, quantity.names, inflect_noun),
            (VERB, quantity.verbs, _inflect_verb),
            (BESIDE, quantity.beside, inflect_verb),
            (OUTCOME, quantity.outcomes, _inflect_verb),
            (COVER, quantity.covers, inflect_verb),
            (EXCLUDE, quantity.excludes, inflect_noun),
        )
        for word in words
        for form in inflect(word)
    ]
    for number, pair in enumerate(quantity.pairs):
        owner = f"{name}/{number}"
        for action in pair.actions:
            pattern = Pattern(role=ACTION, owner=owner, written=action)
            patterns += [(form, pattern) for form in (*_inflect_verb(action), *inflect_noun(action))]
        for thing in pair.objects:
            pattern = Pattern(role=OBJECT, owner=owner, written=thing)
            patterns += [(form, pattern) for form in inflect_noun(thing)]
    return patterns


def _inflect_verb(phrase: str) -> tuple[str, ...]:
    return (*inflect_verb(phrase), *inflect_romance_verb(phrase))
