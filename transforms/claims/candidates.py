"""Find the numbers that may be amounts, with what they count, and the quantities they may be figures of.

This is the cheap half of reading an amount, and leaves out most sentences: they have no number with a unit of
the quantities whose words they have.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from transforms.claims.number_words import NumberWord
from transforms.claims.numerals import find_numbers
from transforms.claims.ranges import NumberPair, pair_numbers
from transforms.claims.units import Unit, UnitReader
from transforms.claims.word_tables import Hedge, list_words, read_word_tables

MIN_BARE = 1000
"""A smaller number without a unit needs the name of its quantity beside it, or a former value."""
MIN_ROUND = 100
"""A smaller number before an unknown noun, or without a preposition, is no amount."""

_SIGNS = tuple("$€£¥₹₩฿")
_SYMBOL = re.compile(r"(?:^|(?<=[^\w$]))((?:[a-z]{1,3}\.?)?[$€£¥₹₩฿]|[a-z]{2,3}\.?) ?$")
_PLURAL_NAME = re.compile(
    r" [A-Z][a-z]+s\b"
)  # of a model, which a verb such as "recall" counts: "900 Swifts"
# Between a number and the noun that it counts: "9,000 or more jobs", "a 1,500-strong workforce".
_INNER = re.compile(r"(?: (or more|or so|or fewer|or less)|-(odd|plus|strong)|(\+))(?= [a-z])")
_INNER_MARKS = (" ", "-", "+")
_RATES = "|".join(list_words("after", "rates"))
_RATE = re.compile(
    rf" ?(?:(?:per|a|an|each|every) (?:{_RATES})\b(?! (?:ago|earlier|before|later))|apiece|/h\b)"
)
# "Five 2013 model year vehicles", "2013-2015 model year".
_MODEL_YEAR = re.compile(
    r"(?:[ -]?(?:and|to|through|,)?[ -]?(?:19|20)\d\d)*[ -](?:model[ -]years?|my\b|models?\b)"
)
# "It is one of seven plants that will close": the seven do.
_IS_ONE = re.compile(
    rf"\b(?:{'|'.join(list_words('grammar', 'predicate_verbs'))}) (?:l'|the )?"
    rf"(?:{'|'.join(list_words('grammar', 'ones'))})$"
)
_IS_ONE_REACH = 12  # characters
# "1,000 of them may move": of what an earlier sentence names.
_OF_OTHERS = re.compile(
    r" (?:of (?:them|these|those|whom)|davon|d'entre eux|de ellos|di loro|deles|van hen)\b"
)


class Candidate(NamedTuple):
    """A number, or two that belong together, with what it counts.

    Attributes:
        pair: The number or numbers.
        unit: The words after it.
        name: The unit that these or a currency before the number say, or `None`.
        start: Where the number begins, or the currency before it.
        hedge: The sense of a hedge between the number and its noun.
    """

    pair: NumberPair
    unit: Unit
    name: str | None
    start: int
    hedge: Hedge | None = None

    @property
    def is_year(self) -> bool:
        """Whether it could be a year."""
        return self.name is None and self.pair.last.year


def find_candidates(
    cased: str,
    lower: str,
    words: Sequence[NumberWord],
    reader: UnitReader,
    names: Mapping[int, int],
    *,
    has_models: bool,
) -> list[Candidate]:
    """Find the numbers in a sentence that may be amounts, in order.

    Args:
        cased: The sentence, normalised.
        lower: The same in lower case.
        words: The words in it that may be numbers.
        reader: Reads what follows a number.
        names: Start and end of the names of models, which a number may count.
        has_models: Whether the article names models at all, and a year may be that of a launch.
    """
    candidates = []
    base = -1  # where the whole begins of which a number is a part: the "five" in "two of its five plants"
    for written in pair_numbers(find_numbers(cased, lower, words), lower, reader):
        if written.last.start == base or (written.last.year and _MODEL_YEAR.match(lower, written.last.end)):
            continue
        pair, hedge = _read_inner(lower, written)
        unit = reader.read(lower, pair.last, names)
        if unit.base >= 0 and _IS_ONE.search(
            lower, max(0, written.first.start - _IS_ONE_REACH), pair.last.end
        ):
            continue  # the whole is what the sentence is about
        base = unit.base
        if pair.first is not pair.last and unit.name is None:
            unit = unit._replace(name=reader.read(lower, pair.first, names).name)
        if unit.has_noun and _PLURAL_NAME.match(cased, unit.end):
            unit = unit._replace(has_noun=False)
        is_bare = unit.name is None and not unit.is_excluded
        if unit.is_excluded or (is_bare and not _may_be_bare(lower, pair, unit, has_models=has_models)):
            continue
        currency, start = _read_symbol(lower, pair.first.start)
        if currency is None and pair.first is not pair.last:
            currency, _ = _read_symbol(lower, pair.last.start)
        if not _RATE.match(lower, unit.end):
            candidates.append(Candidate(pair, unit, currency or unit.name, start, hedge))
    return candidates


def _read_inner(lower: str, pair: NumberPair) -> tuple[NumberPair, Hedge | None]:
    """Read a hedge between a number and its noun: the number with it, and its sense."""
    end = pair.last.end
    found = _INNER.match(lower, end) if lower[end : end + 1] in _INNER_MARKS else None
    if found is None:
        return pair, None
    last = pair.last._replace(end=found.end())
    hedge = read_word_tables().after.get(found[1] or found[2] or found[3], "none")
    return pair._replace(first=last if pair.first is pair.last else pair.first, last=last), hedge


def _may_be_bare(lower: str, pair: NumberPair, unit: Unit, *, has_models: bool) -> bool:
    """Return whether a number without a unit may be an amount: of money, or of what a name beside it says."""
    if pair.last.year:
        return has_models
    if _OF_OTHERS.match(lower, unit.end):
        return False
    if pair.kind == "change" or lower[pair.first.start - 1 : pair.first.start] in _SIGNS:
        return True
    return pair.last.value >= (MIN_ROUND if unit.has_noun else 1)


def _read_symbol(lower: str, start: int) -> tuple[str | None, int]:
    """Read the symbol or code of a currency before a number: the currency, and where it begins."""
    symbols = read_word_tables().symbols
    near = lower[max(0, start - 6) : start].rstrip(" ")
    if near[-1:] not in _SIGNS and near[near.rfind(" ") + 1 :].lstrip("(\"'") not in symbols:
        return None, start
    found = _SYMBOL.search(lower, max(0, start - 6), start)
    if found is None:
        return None, start
    currency = symbols.get(found[1])
    if currency is None and not found[1][-1].isalpha():
        currency = symbols.get(found[1][-1])
    return (currency, found.start(1)) if currency else (None, start)
