"""Make amounts of numbers: with the hedges and the preposition before them, and the former value."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from transforms.claims.candidates import MIN_ROUND, Candidate
from transforms.claims.former_values import is_former_value
from transforms.claims.units import is_currency
from transforms.claims.word_tables import Hedge, Link, list_words, read_word_tables

_LEFT = 60  # characters before a number in which its hedges are
_LAST_WORD = 20  # characters of its last word
_QUOTES = " \"'“"
_LEFT_WORDS = 4  # words of the longest hedge
_EAST_ASIAN_BEFORE = tuple(list_words("before", "east_asian"))
_PARTICLE = re.compile(
    r"(?:台?(?:に|へ|まで)(?!達|のぼ|上る|上っ|及|なる|なっ|満た|届)|(から)(?![の、。でとだ)」]|$)"
    r"|と(?:なり、|なって|大きく|大幅に|急激に)?(?=落ち込|減|増|伸び|縮小|拡大|改善|悪化|急))"
)
# By so much a price or a forecast changes: 15万円引き下げ, 450만원 내린. In Chinese the verb is before it.
_CHANGED_BEHIND = re.compile(
    r"(?:[(（][^()（）]{1,30}[)）])?(?:(?:を|ほど|程度|余り)?"
    r"(?:引き?[下上]げ|値[下上]げ|[下上]げ|[下上]方修正|減らし|減額|増額|増やし|積み増し|上乗せ|上積み|[安高]く)"
    r"|[下上]回"
    r"| ?(?:을|를|가량|정도)? ?"
    r"(?:줄어[든들]|늘어[난날]|내[리린려렸]|낮[추춘춰췄]|인[하상]|올[리린려렸]|줄[이인여였]|늘[리린려렸]|[하상]향|싸|비싸|저렴))"
)
_CHANGED_BEFORE = re.compile(
    r"(?:下[调調]|上[调調]|[调調][低高]|降[价價]|[涨漲][价價]|降低|提高|[减減]少|增加|削[减減])了?(?:[约約近逾超]|超[过過])?$"
)
_CHANGED_REACH = 6  # characters
# What is left of it: 15万円引き下げ、244万円とした, 450만원 내린 3950만원.
_RESULT_BEFORE = re.compile(
    r"(?:引き?[下上]げ|値[下上]げし?|[下上]げ|[下上]方修正し|減らし|削減し|減額し|増額し|増やし|積み増し|上積みし)て?、?約?$"
    r"|(?:내[린려]|낮[춘춰]|인[하상](?:한|해)|올[린려]|줄[인여]|늘[린려]),? ?약? ?$"
    r"|(?:下[调調]|上[调調]|降|减少|減少|增加|削[减減])了?[^，。,、]{2,10}$"
)
_RESULT_BEHIND = re.compile(r"(?:から)?(?:と(?:し|す|な)|に(?:し|す))|(?:으로|로|이|가) ?|[，。,]|$")
_RESULT_REACH = 14  # characters
_AFTER_WORDS = "|".join(sorted(map(re.escape, read_word_tables().after), key=len, reverse=True))
_AFTER = re.compile(rf" ?({_AFTER_WORDS})")
# "None of its three plants": no figure, whatever the verb says.
_NONE = re.compile(r"\b(?:none|neither|any|not one) of (?:the |its |their |his |our |these |those )?$")
_NONE_REACH = 20  # characters
# "Does not expect to cut fewer than 9,000 jobs": at least as many.
_LESS = re.compile(r"\b(?:fewer|less|weniger|moins|menos|meno|minder)\b")
_NOT = re.compile(
    r"(?:\bnot|n't|\bnever|\bnicht|\bpas|\bno|\bnon|\bnão|\bniet)(?: (?!because|if|that)[\w'’-]+){0,4} $"
)
_NOT_REACH = 40  # characters
_DISTANCES = ("km", "mi")
_ADDED = re.compile(r" [^\w\s]{0,3}\d")
# "A 5.580 miliardi": no English article. So is "crecieron un 15 %, hasta 5.420 unidades" no limit.
_ROMANCE = re.compile(
    r"[\d.,]+ ?(?:mil millones|millones|millón|miliardi|milioni|mila|milhões|bilhões|trilhões|billones|yenes"
    r"|ienes)\b"
)
_CONVERTED = re.compile(r" ?[(\[=,] ?(?:or |i\.e\. |equal to |equivalent to )?")


class Amount(NamedTuple):
    """A number of something, at ``sentence[start:end]``.

    It is a named tuple and no dataclass, because most of the many amounts of an article come to nothing.

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
        return self.unit is not None and is_currency(self.unit)

    @property
    def value(self) -> float:
        """The value of its number, whichever end is open."""
        return self.low if self.low is not None else self.high or 0.0


def make_amounts(lower: str, candidates: Sequence[Candidate]) -> list[Amount]:
    """Make amounts of the numbers of a sentence in lower case, in order.

    A former value becomes a part of the amount before it, and the same in another currency is left out.
    """
    amounts: list[Amount] = []
    for amount in (_make_amount(lower, each) for each in candidates):
        if amount is None:
            continue
        last = amounts[-1] if amounts else None
        if last is not None and _has_former(lower, last, amount):
            amounts[-1] = last._replace(change_from=amount.value)
        elif last is None or not _is_conversion(lower, last, amount):
            amounts.append(amount)
    return amounts


def _has_former(lower: str, last: Amount, amount: Amount) -> bool:
    """Return whether an amount is the former value of the one before it: "to 10 from 17"."""
    if amount.year or amount.unit not in (None, last.unit):
        return False
    return is_former_value(lower, last.end, amount.start, amount.end, reached=last.link == "to")


def _is_conversion(lower: str, last: Amount, amount: Amount) -> bool:
    """Return whether an amount says in brackets what the one before it is in another currency."""
    is_other = amount.is_money and last.is_money and amount.unit != last.unit
    return is_other and _CONVERTED.fullmatch(lower, last.end, amount.left) is not None


def _make_amount(lower: str, candidate: Candidate) -> Amount | None:
    """Return the amount of a number or a pair of numbers, or `None` for one that measures something else."""
    pair, unit, name, start, inner = candidate
    hedge, rounded, link, left = _read_left(lower, start)
    if left < start and _NONE.search(lower, max(0, start - _NONE_REACH), start):
        return None
    if name is None and pair.kind != "change" and not pair.last.year:
        is_small = pair.last.value < (MIN_ROUND if link is None else 1)
        if is_small or pair.last.abbreviated:  # a few, 4K, a run of 5k
            return None
    if lower.endswith("minus ", 0, left) and name not in (None, "percent"):
        return None  # "the result was minus 27 billion yen" is no profit
    if hedge == "less" and _is_negated(lower, left, start):
        hedge = "more"
    after = inner or _read_after(lower, unit.end)
    end = unit.end
    if after is not None:
        hedge = after if hedge in (None, "none") else hedge
    rounded = rounded or after == "about"
    if not lower.isascii():
        link = _read_east_asian(lower, (start, end), link, name)
    hedge, link = _read_meaning(lower, left, name, hedge, link)
    low, high = _open_end(pair.last.value, hedge)
    if pair.kind == "range":
        low, high = pair.first.value, pair.last.value
        link = None if link == "from" else link  # "anywhere from 8,000 to 10,000"
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
        year=candidate.is_year,
        has_noun=name is None and unit.has_noun,
        counted=unit.counted,
    )


def _read_meaning(
    lower: str, left: int, unit: str | None, hedge: Hedge | None, link: Link | None
) -> tuple[Hedge | None, Link | None]:
    """Return the sense of a preposition that leads to a level in one language and to something else here."""
    if link == "to" and unit == "people" and lower.startswith("a ", left):
        return hedge, None  # Spanish "despedir a 1.000 trabajadores"
    if link == "to" and unit in _DISTANCES and lower.startswith("do ", left):
        return "less", None  # Polish "przejedzie do 622 km"
    return hedge, link


def _is_negated(lower: str, left: int, start: int) -> bool:
    """Return whether words before a hedge turn it around."""
    return bool(_LESS.search(lower, left, start) and _NOT.search(lower, max(0, left - _NOT_REACH), left))


def _open_end(value: float, hedge: Hedge | None) -> tuple[float | None, float | None]:
    return (None if hedge == "less" else value), (None if hedge == "more" else value)


def _read_left(lower: str, start: int) -> tuple[Hedge | None, bool, Link | None, int]:
    """Read the hedges and the preposition before an amount: the strongest hedge, and where they begin."""
    tables = read_word_tables()
    hedge: Hedge | None = None
    rounded, left = False, start
    while phrase := _read_phrase(lower, left, tables.before, _EAST_ASIAN_BEFORE):
        preposition = _read_phrase(lower, left, tables.links, ())
        if preposition and preposition[1] < phrase[1]:  # Italian "sceso a", whose "a" is no article
            break
        if phrase[0] == "a" and _ROMANCE.match(lower, left):
            return hedge, rounded, "to", phrase[1]
        if phrase[0] == "hasta" and lower.endswith(", ", 0, phrase[1]):
            return hedge, rounded, "to", phrase[1]
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
    lower: str, end: int, phrases: Mapping[str, object], unspaced: tuple[str, ...]
) -> tuple[str, int] | None:
    """Return the longest of some phrases that ends before an offset, with the offset where it begins."""
    near = lower[max(0, end - _LAST_WORD) : end].rstrip(_QUOTES)
    last = near[near.rfind(" ") + 1 :]
    is_known = last[last.rfind("(") + 1 :] in read_word_tables().last_words
    if not is_known and not (unspaced and near.endswith(unspaced)):  # Japanese has no spaces before them
        return None
    before = lower[max(0, end - _LEFT) : end].rstrip(_QUOTES)
    offset = max(0, end - _LEFT) + len(before)
    words = before.rpartition("(")[2].split(" ")[-_LEFT_WORDS:]
    for number in range(len(words)):
        phrase = " ".join(words[number:])
        if phrase in phrases:
            return phrase, offset - len(phrase)
    if not unspaced or not before.endswith(unspaced):
        return None
    found = next((word for word in unspaced if before.endswith(word)), None)
    return (found, offset - len(found)) if found else None


def _read_after(lower: str, end: int) -> Hedge | None:
    found = _AFTER.match(lower, end)
    if found and found[1] == "plus" and _ADDED.match(lower, found.end()):
        return None  # "$29,990 plus $1,495 for delivery"
    return read_word_tables().after[found[1]] if found else None


def _read_east_asian(lower: str, span: tuple[int, int], link: Link | None, unit: str | None) -> Link | None:
    """Read the particle behind an amount, or the verb beside it by which something changes by so much."""
    start, end = span
    if _RESULT_BEFORE.search(lower, max(0, start - _RESULT_REACH), start) and _RESULT_BEHIND.match(
        lower, end
    ):
        return "to"
    found = _PARTICLE.match(lower, end)
    if found is not None:
        return "from" if found[1] else "to"
    is_difference = unit != "percent" and (
        _CHANGED_BEHIND.match(lower, end)
        or _CHANGED_BEFORE.search(lower, max(0, start - _CHANGED_REACH), start)
    )
    return "by" if link is None and is_difference else link
