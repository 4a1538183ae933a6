"""Join numbers that make one amount: "800 to 1,000", "between 2 and 3 million", "from 17 to 10"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from transforms.claims.numerals import Number
from transforms.claims.units import UnitReader
from transforms.claims.word_tables import read_word_tables

_SCALES = (1e3, 1e6, 1e9)  # which the first number of a range leaves out, where the last has them
_WIDEST = 5  # times the first number of such a range, at most
_WIDEST_CHANGE = 100
"""How many times the last number of a change the first may be that shares its scale: "3.5 to 2.5 million"."""
_LONGEST_GAP = 60  # characters between two numbers of one amount
_SYMBOL = rf"(?:(?:{'|'.join(sorted(map(re.escape, read_word_tables().symbols), key=len, reverse=True))}) ?)?"
_MAYBE = r"(?:even|perhaps|possibly|maybe)"
_AT_MOST = r"(?: (?:as many as|as much as|up to|around|about))?"
_TO = re.compile(
    r"\s?(?:-|–|—|~|〜|～|至|到|bis|à|a|do|till|tot|até|or|oder|lub|eller|ou|o"
    rf"|to{_AT_MOST}|(?:, |, or |or ){_MAYBE}{_AT_MOST})\s?{_SYMBOL}"
)
_AND = re.compile(rf"\s?(?:and|und|et|y|e|en|i|a|och)\s?{_SYMBOL}")
_BETWEEN = re.compile(
    r"\b(?:between|zwischen|entre|tra i|tra|fra i|fra|tussen(?: de)?|między|pomiędzy|mellan)"
    rf"(?: (?:about|around|rund|etwa|environ))? {_SYMBOL}$"
)
_ANYWHERE = re.compile(rf"\b(?:anywhere|ranging|ranges?|ranged) from {_SYMBOL}$")
_HEDGE = r"(?: (?:about|around|over|some|nearly|more than|just|only|fewer than|less than|rund|etwa|environ))?"
_NOW = r"(?: (?:the current|currently|its current|today's|heute|derzeit|actuellement))?"
_FROM = re.compile(
    rf"\b(?:from|von|de|desde|del|de los|de las|da|dal|dai|dalle|do|dos|das|van|z|ze|från)"
    rf"{_NOW}{_HEDGE} {_SYMBOL}$"
)
# "Cut headcount by 9,000 to 124,000": a difference and a level. A range is narrower, with one scale.
_BY = re.compile(rf"\b(?:by|um|em|met|med|o){_HEDGE} {_SYMBOL}$")
_WIDEST_BY = 3  # times the first number of a range behind "by", at most
_CHANGE = re.compile(
    r"(?:[ -][^\W\d_][\w'’-]*+){0,6}? (?:to|auf|à|a|al|a los|a las|ai|alle|ao|aos|para|naar|hasta|do|till)"
    rf"{_HEDGE} {_SYMBOL}"
)
# "un precio de 29.900 euros y una autonomía de hasta 408 kilómetros": figures of two things.
_NEXT_THING = re.compile(r" (?:and|und|et|y|e|en|i|och) ")
_ENDS = re.compile(
    r"(?: ?%| prozent| procent| proc\.)? (?:bis|bis zu|tot) \S{0,3}\d"
)  # of a range: "von 200 bis 220"
_PERCENT_TO = re.compile(
    r"(?: ?%| ?percent| ?per cent| ?prozent| ?procent)? (?:to|auf|à|a|al|ao|para|naar|hasta|do|till) "
)
_EAST_ASIAN_CHANGE = re.compile(r"[^\d、。，,]{0,14}?(?:から|を|에서|을|를)[^\d。]{0,6}?")
_CHINESE_FROM = ("从", "由", "從")
# 从17家减至10家, 由3500人缩减到2500人
_CHINESE_CHANGE = re.compile(
    r"(?:[家座个人名辆款%元]|日元|日圆|美元|欧元|人民币)?(?:工厂|员工)?(?:大幅|进一步|逐步)?(?:[减降增升缩扩提下削上调][^\d,。]{0,2})?[至到为]"
)
# 600億円の黒字から2750億円の赤字に: no profit falls to the latter.
_OPPOSITES = (("黒字から", ("の赤字", "の損失")), ("赤字から", ("の黒字", "の利益")))
_FROM_MARKS = ("から", "에서")
_EAST_ASIAN_RANGE = re.compile(r"(?:人|名|台|工場|円|億円|%)?から")  # 8000人から1万人を削減
_EAST_ASIAN_OBJECT = re.compile(r"(?:人|名|台|工場|円|億円|%)(?:を|の|程度|規模)")
_MOMENTS = ("月", "年度", "時", "日")  # behind the first number they make it no former value
_YEN = ("日元", "日圆", "日圓", "日円")  # no day
_TIMES = ("年", "月", "日", "時", "期")
_PERCENT_SIGNS = ("%", "パーセント")
_PERCENT_WORDS = ("%", " %", " percent", " per cent", " prozent", " procent", " proc", " por ciento")
_LAST_YEAR = 20_000  # a larger number ends no range from a year on
_EAST_ASIAN_TO = re.compile(r"[^\d、。]{0,7}?(?:に|へ|まで|으로|로)")


_LONGEST_UNIT = 16  # characters of "million dollars)"
_OPENS = re.compile(r"[^()（）\d]{0,16}[(（][^()（）\d]{0,6}")
_CLOSES = re.compile(r"[^()（）\d]{0,14}[)）]")
# The brackets between the two: 14万亿日元(910亿美元)下调至12.7万亿.
_BRACKETS = re.compile(r" ?[(（][^()（）]{1,30}[)）]")


class NumberPair(NamedTuple):
    """One number, twice, or two that belong together.

    Attributes:
        first: The first number.
        last: The last.
        kind: What the two are: the ends of a range, or a former and a new value.
    """

    first: Number
    last: Number
    kind: Literal["single", "range", "change"]


def pair_numbers(numbers: Sequence[Number], lower: str, reader: UnitReader) -> Iterator[NumberPair]:
    """Yield the numbers of a sentence in order, those joined that make one amount.

    Numbers with hyphens between that are no range are left out: scores, dates, telephone numbers.
    """
    place = 0
    while place < len(numbers):
        first = numbers[place]
        last = numbers[place + 1] if place + 1 < len(numbers) else None
        kind = _join(first, last, lower, reader) if last else None
        if last and kind is None and _is_conversion(first, last, lower) and place + 2 < len(numbers):
            kind = _join(first, numbers[place + 2], lower, reader)
            place, last = (place + 1, numbers[place + 2]) if kind == "change" else (place, last)
            kind = kind if kind == "change" else None
        place += 1
        if last and kind is not None and not _is_chained(lower, first.start, last.end):
            is_change = kind == "change"
            has_scale = not is_change or (last.value > last.bare and first.bare < _WIDEST_CHANGE * last.bare)
            yield NumberPair(
                _share_scale(first, last, is_change=is_change) if has_scale else first, last, kind
            )
            place += 1
        elif not _is_chained(lower, first.start, first.end):
            yield NumberPair(first, first, "single")


def _is_conversion(first: Number, last: Number, lower: str) -> bool:
    """Return whether a number says in brackets what the one before it is: "500bn yen (£2.5bn)"."""
    between = lower[first.end : last.start]
    closing = lower[last.end : last.end + _LONGEST_UNIT]
    return _OPENS.fullmatch(between) is not None and _CLOSES.match(closing) is not None


def _is_chained(lower: str, start: int, end: int) -> bool:
    """Return whether a hyphen joins what is between two places to another number."""
    before = lower[start - 1 : start] == "-" and lower[start - 2 : start - 1].isdecimal()
    return before or (lower[end : end + 1] == "-" and lower[end + 1 : end + 2].isdecimal())


def _join(first: Number, last: Number, lower: str, reader: UnitReader) -> Literal["range", "change"] | None:
    if last.start - first.end > _LONGEST_GAP or _are_apart(first, last, lower):
        return None
    gap = _BRACKETS.sub("", lower[first.end : last.start])
    if _is_time(lower, last.end, _TIMES) or _is_time(lower, first.end, _MOMENTS):
        return None  # 7工場を2027年度までに閉じる, 9月から6000台に
    before = lower[max(0, first.start - 24) : first.start]
    if _FROM.search(before) and not _ANYWHERE.search(before) and not _ENDS.match(lower, first.end):
        is_change = _PERCENT_TO.fullmatch(gap) or (_CHANGE.fullmatch(gap) and not _NEXT_THING.search(gap))
        return "change" if is_change else None
    if not gap.isascii() and _is_east_asian_change(before, gap, lower, last.end):
        is_marked = before.endswith(_CHINESE_FROM) or any(mark in gap for mark in _FROM_MARKS)
        is_counted = reader.read_counter(lower, first.end) or gap.startswith("ある")  # 17ある工場を10に
        return "change" if is_marked or is_counted else None
    unit_end = reader.skip_unit(lower, first.end)
    if unit_end > first.end and lower[first.end : unit_end].strip() not in lower[last.end : last.end + 12]:
        return None  # "fell 6% to 300,000"
    joint = lower[unit_end : last.start]
    is_range = (
        _is_east_asian_range(gap, lower, last.end)
        or _TO.fullmatch(joint)
        or (_AND.fullmatch(joint) and _BETWEEN.search(before))
    )
    shared = _share_scale(first, last)
    is_far = last.value > _WIDEST_BY * shared.value or (first.value > first.bare and last.value > last.bare)
    is_level = is_far and not last.percent and _BY.search(before)
    return "range" if is_range and shared.value < last.value and not is_level else None


def _is_time(lower: str, end: int, words: tuple[str, ...]) -> bool:
    """Return whether a number is followed by the word of a time, such as 日, and not by 日元."""
    return lower.startswith(words, end) and not lower.startswith(_YEN, end)


def _are_apart(first: Number, last: Number, lower: str) -> bool:
    """Return whether numbers are of different kinds: "fell by a third to 22,900"."""
    percents = [_is_percent(each, lower) for each in (first, last)]
    words = [lower.startswith(_PERCENT_WORDS, each.end) for each in (first, last)]
    is_dated = first.year and (last.year or last.value > _LAST_YEAR)
    return is_dated or percents[0] != percents[1] or words[0] > words[1]


def _is_east_asian_change(before: str, gap: str, lower: str, end: int) -> bool:
    if before.endswith(_CHINESE_FROM):
        return bool(_CHINESE_CHANGE.fullmatch(gap))
    is_opposite = any(mark in gap and lower.startswith(other, end + 1) for mark, other in _OPPOSITES)
    return bool(not is_opposite and _EAST_ASIAN_CHANGE.fullmatch(gap) and _EAST_ASIAN_TO.match(lower, end))


def _is_east_asian_range(gap: str, lower: str, end: int) -> bool:
    return "から" in gap and bool(_EAST_ASIAN_RANGE.fullmatch(gap) and _EAST_ASIAN_OBJECT.match(lower, end))


def _is_percent(number: Number, lower: str) -> bool:
    return number.percent or (not lower.isascii() and lower.startswith(_PERCENT_SIGNS, number.end))


def _share_scale(first: Number, last: Number, *, is_change: bool = False) -> Number:
    """Return the first number of a range with the scale of the last: the 2 in "2 to 3 million", "2-3,000"."""
    if first.value != first.bare:
        return first
    if last.bare and last.value > last.bare and (last.bare > first.bare or is_change):
        return first._replace(value=first.bare * (last.value / last.bare))
    for scale in _SCALES:
        rest = last.value / scale
        if rest.is_integer() and first.bare < rest <= _WIDEST * first.bare:
            return first._replace(value=first.bare * scale)
    return first
