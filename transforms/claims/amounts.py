"""Make amounts of numbers: with their unit, hedges, the preposition before them, and the former value."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from transforms.claims.numerals import find_numbers
from transforms.claims.ranges import NumberPair, pair_numbers
from transforms.claims.units import Unit, UnitReader
from transforms.claims.word_tables import Hedge, Link, list_words, read_word_tables

_LEFT = 60  # characters before a number in which its hedges are
_LAST_WORD = 20  # characters of its last word
_LEFT_WORDS = 4  # words of the longest hedge
_SYMBOL = re.compile(r"(?:^|(?<=[^\w$]))((?:[a-z]{1,3}\.?)?[$€£¥₹₩฿]|[a-z]{2,3}\.?) ?$")
_EAST_ASIAN_BEFORE = tuple(list_words("before", "east_asian"))
_PARTICLE = re.compile(r"(?:台?(?:に|へ|まで)(?!達|のぼ|上る|上っ|及|なる|なっ|満た|届)|(から)(?!の|、)?)")
_MIN_ROUND = 100  # a smaller number before an unknown noun is no amount
_SIGNS = tuple("$€£¥₹₩฿")
_AFTER_WORDS = "|".join(sorted(map(re.escape, read_word_tables().after), key=len, reverse=True))
_AFTER = re.compile(rf" ?({_AFTER_WORDS})")
_RATES = "|".join(list_words("after", "rates"))
_RATE = re.compile(rf" ?(?:(?:per|a|an|each|every) (?:{_RATES})\b|apiece|/h\b)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number of something, at ``sentence[start:end]``.

    Attributes:
        left: Where its hedges and its preposition begin.
        start: Where it begins itself: its number, or the currency before it.
        end: The character after its unit, or after the noun that it counts.
        noun: Where that noun begins; `end` where there is none.
        low: Its lowest value, `None` where that end is open.
        high: Its highest.
        unit: Its unit, `None` for a bare number.
        link: The sense of the preposition before it; in Japanese, of the particle after it.
        rounded: Whether it is given as approximate.
        change_from: The former value.
        year: Whether a bare number could be a year.
        has_noun: Whether it counts something that no quantity counts.
        counted: The offset of the name of a model that is counted, if any: "12,000 Leafs".
    """

    left: int
    start: int
    end: int
    noun: int
    low: float | None
    high: float | None
    unit: str | None
    link: Link | None
    rounded: bool
    change_from: float | None
    year: bool
    has_noun: bool
    counted: int | None

    @property
    def is_money(self) -> bool:
        """Whether its unit is a currency."""
        return _is_money(self.unit)

    @property
    def value(self) -> float:
        """The value of its number, whichever end is open."""
        return self.low if self.low is not None else self.high or 0.0


def find_amounts(
    cased: str, lower: str, reader: UnitReader, names: Mapping[int, int], *, has_models: bool
) -> list[Amount]:
    """Find the amounts in a sentence, in order.

    Args:
        cased: The sentence, normalised.
        lower: The same in lower case.
        reader: Reads what follows a number.
        names: Start and end of the names of models, which a number may count.
        has_models: Whether the article names models at all, and a year may be that of a launch.
    """
    numbers = find_numbers(cased, lower)
    amounts: list[Amount] = []
    base = -1  # where the whole begins of which a number is a part: the "five" in "two of its five plants"
    for pair in pair_numbers(numbers, lower, reader):
        if pair.last.start == base:
            continue
        unit = reader.read(lower, pair.last, names)
        base = unit.base
        if pair.first is not pair.last and unit.name is None:
            unit = replace_unit(unit, reader.read(lower, pair.first, names))
        amount = _make_amount(lower, pair, unit, has_models=has_models)
        if amount is None:
            continue
        former = _FORMER.match(lower, amounts[-1].end, amount.start) if amounts else None
        if amounts and amounts[-1].link == "to" and lower[amounts[-1].end : amount.start] == " from ":
            former = _FROM_AFTER.match(" from ")
        if former and amount.unit in (None, amounts[-1].unit) and not amount.year:
            amounts[-1] = replace(amounts[-1], change_from=amount.value)
        elif not _is_conversion(lower, amounts, amount):
            amounts.append(amount)
    return amounts


_FROM_AFTER = re.compile(" from ")
_FORMER = re.compile(
    r".{0,25}?\b(?:(?:up|down) from|(?:statt|nach) (?:zuvor|bisher)|contre|frente a)\b[^,.;]{0,12}$"
)


def replace_unit(unit: Unit, other: Unit) -> Unit:
    """Return the unit after a range, or that of its first number."""
    return unit._replace(name=other.name)


def _is_conversion(lower: str, amounts: Sequence[Amount], amount: Amount) -> bool:
    """Return whether an amount says in brackets what the one before it is in another currency."""
    if not amounts or not _is_money(amount.unit) or not _is_money(amounts[-1].unit):
        return False
    between = lower[amounts[-1].end : amount.left]
    return bool(re.fullmatch(r" ?[(\[=,] ?(?:or |i\.e\. |equal to |equivalent to )?", between)) and (
        amount.unit != amounts[-1].unit
    )


def _is_money(unit: str | None) -> bool:
    return unit is not None and len(unit) == len("JPY") and unit.isupper()


def _make_amount(lower: str, pair: NumberPair, unit: Unit, *, has_models: bool) -> Amount | None:
    """Return the amount of a number or a pair of numbers, or `None` for one that measures something else."""
    if unit.is_excluded or (unit.name is None and not _may_be_bare(lower, pair, unit, has_models=has_models)):
        return None
    currency, start = _read_symbol(lower, pair.first.start)
    if currency is None and pair.first is not pair.last:
        currency, _ = _read_symbol(lower, pair.last.start)
    hedge, rounded, link, left = _read_left(lower, start)
    name = currency or unit.name
    if name is None and pair.kind != "change" and not pair.last.year:
        is_small = pair.last.value < (_MIN_ROUND if link is None else 1)
        if is_small or pair.last.abbreviated:  # a few, 4K, a run of 5k
            return None
    if _RATE.match(lower, unit.end):
        return None
    after = _read_after(lower, unit.end)
    end = unit.end
    if after is not None:
        hedge = after if hedge in (None, "none") else hedge
    rounded = rounded or after == "about"
    if not lower.isascii():
        link = _read_particle(lower, end, link)
    low, high = _open_end(pair.last.value, hedge)
    if pair.kind == "range":
        low, high = pair.first.value, pair.last.value
    return Amount(
        left=left,
        start=start,
        end=end,
        noun=unit.start,
        low=low,
        high=high,
        unit=name,
        link="to" if pair.kind == "change" else link,
        rounded=rounded,
        change_from=pair.first.value if pair.kind == "change" else None,
        year=pair.last.year and name is None,
        has_noun=name is None and unit.has_noun,
        counted=unit.counted,
    )


def _may_be_bare(lower: str, pair: NumberPair, unit: Unit, *, has_models: bool) -> bool:
    """Return whether a number without a unit may be an amount: of money, or of what a name beside it says."""
    if pair.last.year:
        return has_models
    if pair.kind == "change" or lower[pair.first.start - 1 : pair.first.start] in _SIGNS:
        return True
    if lower[max(0, pair.first.start - 2) : pair.first.start].rstrip()[-1:].isalpha() and (
        pair.last.value >= _MIN_ROUND
    ):
        return True
    return pair.last.value >= (_MIN_ROUND if unit.has_noun else 1)


def _open_end(value: float, hedge: Hedge | None) -> tuple[float | None, float | None]:
    return (None if hedge == "less" else value), (None if hedge == "more" else value)


def _read_symbol(lower: str, start: int) -> tuple[str | None, int]:
    """Read the symbol or code of a currency before a number."""
    found = _SYMBOL.search(lower, max(0, start - 6), start)
    if found is None:
        return None, start
    symbols = read_word_tables().symbols
    currency = symbols.get(found[1])
    if currency is None and not found[1][-1].isalpha():
        currency = symbols.get(found[1][-1])
    return (currency, found.start(1)) if currency else (None, start)


def _read_left(lower: str, start: int) -> tuple[Hedge | None, bool, Link | None, int]:
    """Read the hedges and the preposition before an amount: the strongest hedge, and where they begin."""
    tables = read_word_tables()
    hedge: Hedge | None = None
    rounded, left = False, start
    while phrase := _read_phrase(lower, left, tables.before, _EAST_ASIAN_BEFORE):
        found = tables.before.get(phrase[0], "none")
        rounded = rounded or found == "about"
        if hedge not in {"more", "less"} and found != "none":
            hedge = found
        left = phrase[1]
    preposition = _read_phrase(lower, left, tables.links, ())
    if preposition is None:
        return hedge, rounded, None, left
    return hedge, rounded, tables.links[preposition[0]], preposition[1]


def _read_phrase(
    lower: str, end: int, phrases: Mapping[str, object], unspaced: Sequence[str]
) -> tuple[str, int] | None:
    """Return the longest of some phrases that ends before an offset, with the offset where it begins."""
    near = lower[max(0, end - _LAST_WORD) : end].rstrip(" \"'“")
    if near.isascii() and near.rpartition(" ")[2].rpartition("(")[2] not in read_word_tables().last_words:
        return None
    before = lower[max(0, end - _LEFT) : end].rstrip(" \"'“")
    offset = max(0, end - _LEFT) + len(before)
    words = before.rpartition("(")[2].split(" ")[-_LEFT_WORDS:]
    for number in range(len(words)):
        phrase = " ".join(words[number:])
        if phrase in phrases:
            return phrase, offset - len(phrase)
    found = next((word for word in unspaced if before.endswith(word)), None)
    return (found, offset - len(found)) if found else None


def _read_after(lower: str, end: int) -> Hedge | None:
    found = _AFTER.match(lower, end)
    return read_word_tables().after[found[1]] if found else None


def _read_particle(lower: str, end: int, link: Link | None) -> Link | None:
    found = _PARTICLE.match(lower, end)
    if found is None:
        return link
    return "from" if found[1] else "to"
