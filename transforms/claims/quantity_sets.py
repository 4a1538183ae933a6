"""Sets of quantities as bits of an integer: which of them have a word and a number in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from transforms.claims.candidates import MIN_BARE, Candidate
from transforms.claims.cues import FoundWords
from transforms.claims.quantities import Quantities, Quantity
from transforms.claims.units import is_currency

_BEFORE = 8  # characters between a number and the currency before it
_AFTER = 60  # and the words after it that it counts
_FORMER = re.compile(r"\b(?:from|von|de|desde)\b")
# A number of a thousand or more that is no year, or one with a word that multiplies it.
_LARGE = re.compile(
    r"(?!(?:19|20)\d\d\b)\d{4}|\d{1,3}[,.' ]\d{3}"
    r"|(?:[\d.,]+|[^\W\d_]+(?:[ -][^\W\d_]+)?)[ -]?"
    r"(?:(?:k|m|mn|bn?|tn|tsd|mio|mrd|mln|mil|lakh|crore)\b|hund|thou|taus|dozen|milli|billi|trilli|mille|bilh|milh)"
)
_HUNDREDS = re.compile(r"\d{3}")
_YEAR = re.compile(r"(?:19|20)\d\d")


class QuantitySets:
    """The quantities of a file, by the units that their figures may have."""

    def __init__(self, quantities: Quantities) -> None:
        self._quantities = tuple(quantities.quantities.values())
        self._by_unit: dict[str, int] = {}
        self._bare = 0
        for quantity in self._quantities:
            for unit in quantity.units:
                self._by_unit[unit] = self._by_unit.get(unit, 0) | 1 << quantity.number
            if quantity.bare is not None:
                self._bare |= 1 << quantity.number

    def may_state(
        self,
        words: FoundWords,
        numbers: Sequence[int],
        passage: str,
        span: tuple[int, int],
        *,
        has_models: bool,
    ) -> bool:
        """Return whether a sentence may state a figure of a quantity of which it has a word.

        This is quick and leaves out half of the sentences, so that fewer numbers have to be read.

        Args:
            words: The words of the sentence.
            numbers: Where its numbers begin in the passage.
            passage: The passage in lower case.
            span: Start and end of the sentence in it.
            has_models: Whether it names a model, which a number may count.
        """
        wanted, lower = words.quantities, passage[span[0] : span[1]]
        for place, bits in words.units:
            if bits & wanted:
                for number in numbers:
                    if -_BEFORE <= place - number <= _AFTER and ", " not in passage[number:place]:
                        return True
        if has_models and wanted & self._by_unit.get("vehicles", 0):
            return True
        if wanted & self._bare:
            if not lower.isascii() or any(_LARGE.match(passage, number) for number in numbers):
                return True
            if len(numbers) > 1 and _FORMER.search(lower):
                return True
            is_named = len(numbers) > 1 or _HUNDREDS.search(lower)
            if wanted & self._bare & words.names and is_named:
                return True
        return bool(wanted & self._by_unit.get("year", 0) and _YEAR.search(lower))

    def choose(self, words: FoundWords, candidates: Sequence[Candidate]) -> int:
        """Return a bit for each quantity that has a word and a number in a sentence."""
        fitting, is_alone = 0, len(candidates) == 1
        for candidate in candidates:
            fitting |= self._list_fitting(candidate, words.names, is_alone=is_alone)
        return fitting & words.quantities

    def list_covered(self, tags: AbstractSet[str]) -> int:
        """Return a bit for each quantity whose topic is among the tags of an article."""
        return sum(1 << quantity.number for quantity in self._quantities if quantity.topic in tags)

    def list_quantities(self, bits: int) -> list[Quantity]:
        """Return the quantities of some bits in the order of the file."""
        return [quantity for quantity in self._quantities if bits >> quantity.number & 1]

    def _list_fitting(self, candidate: Candidate, names: int, *, is_alone: bool) -> int:
        """Return the quantities that a number may be a figure of.

        Args:
            candidate: The number.
            names: The quantities whose names are in the sentence.
            is_alone: Whether there is no other number, which could be a former value.
        """
        unit = candidate.name
        if unit is not None:
            fitting = self._by_unit.get(unit, 0)
            return fitting | self._by_unit.get("money", 0) if is_currency(unit) else fitting
        if candidate.pair.last.year:
            return self._by_unit.get("year", 0)
        is_small = is_alone and candidate.pair.kind != "change" and candidate.pair.first.value < MIN_BARE
        return self._bare & names if is_small else self._bare


@lru_cache(maxsize=4)
def index_quantities(quantities: Quantities) -> QuantitySets:
    """Index the quantities of a file, once for each file."""
    return QuantitySets(quantities)
