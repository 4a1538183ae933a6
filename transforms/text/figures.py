"""Find the figures of a text: its numbers with their units, in one form however they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.text.stemming import stem_word
from transforms.text.word_lists import read_stop_words

_FIGURE = re.compile(
    r"(?P<before>(?:US)?[$€£¥]\s?)?"
    r"(?<![\w.,])(?P<number>\d{1,3}(?:[,. \u00a0\u202f]\d{3})+(?!\d)|\d+)(?P<decimals>[.,]\d+)?"
    r"(?:(?P<myriad>[万億兆])|[\s-]{0,3}(?!per\s?cent)(?P<scale>[^\W\d_]+)\b)?"
    r"(?:[\s-]{0,3}(?P<unit>%|per\s?cent\b|円|ドル|[^\W\d_]+))?"
)
_DIGIT, _NO_DIGIT = re.compile(r"\d"), re.compile(r"\D")
_LONGEST_PREFIX = 4  # characters of "US$ "
_SCALES = {
    **dict.fromkeys(("thousand", "k", "tausend"), 3),
    **dict.fromkeys(("million", "millions", "millionen", "millones", "mio", "mn", "m"), 6),
    **dict.fromkeys(
        ("billion", "billions", "milliarde", "milliarden", "milliard", "milliards", "mrd", "bn"), 9
    ),
    **dict.fromkeys(("trillion", "trillions", "tn"), 12),
    "万": 4,
    "億": 8,
    "兆": 12,
}
_UNITS = {
    **dict.fromkeys(("$", "us$", "dollar", "dollars", "usd", "ドル"), "dollar"),
    **dict.fromkeys(("€", "euro", "euros", "eur"), "euro"),
    **dict.fromkeys(("£", "pound", "pounds", "gbp"), "pound"),
    **dict.fromkeys(("¥", "yen", "jpy", "円"), "yen"),
    **dict.fromkeys(("%", "percent", "per cent", "percentage", "pc", "prozent", "percento"), "%"),
}
_POINT_GROUPS = frozenset(("de", "es", "it", "nl", "pt", "da", "id"))
_MIN_ALONE = 1000  # a smaller number ("7", "12") says nothing without the word that it counts
YEARS = range(1900, 2101)
"""Numbers of four digits that are years and no figures."""


def find_figures(text: str, language: str | None) -> Iterator[str]:
    """Find the figures of a text.

    Amounts of money and percentages keep their unit. Other numbers from a thousand on lose it, since "3,900
    jobs" and "3,900 people" are the same count. Smaller ones need the word that they count. Years, dates and
    small numbers by themselves are no figures.

    Args:
        text: The text.
        language: Its ISO 639-1 code, which decides what a point in a number means; `None` if unknown.

    Yields:
        Value and unit, such as ``250000000000 yen``, ``15 %``, ``20000`` or ``17 plant``.
    """
    stops = read_stop_words(language)
    done = 0
    # looking for digits first is four times as quick as trying the whole expression at each character
    while digit := _DIGIT.search(text, done):
        match = _FIGURE.search(text, max(done, digit.start() - _LONGEST_PREFIX))
        if match is None:
            return
        done = match.end()
        figure = _format_figure(match, stops, language)
        if figure:
            yield figure


def is_in_range(value: float, numbers: range) -> bool:
    """Return whether a number is one of a range; to look for a float Python compares it with each of them."""
    return value.is_integer() and int(value) in numbers


def _format_figure(match: re.Match[str], stops: frozenset[str], language: str | None) -> str | None:
    before, number, decimals, myriad, scale, unit = match.groups(default="")
    value = _parse_value(number, decimals, language)
    scale = (scale or myriad).casefold()
    unit = " ".join(unit.casefold().split())
    if scale in _SCALES:
        value *= 10 ** _SCALES[scale]
    elif scale:
        unit = scale
    money = _UNITS.get(before.strip().casefold()) or _UNITS.get(unit)
    if money:
        return f"{value:.12g} {money}"
    if value >= _MIN_ALONE:
        year = len(number) == len("2026") and scale not in _SCALES and is_in_range(value, YEARS)
        return None if year else f"{value:.12g}"
    counted = unit and unit.isalpha() and unit.isascii() and len(unit) > len("km") and unit not in stops
    return f"{value:.12g} {stem_word(unit, language)}" if counted else None


def _parse_value(number: str, decimals: str, language: str | None) -> float:
    decimals = decimals.replace(",", ".")
    head, point, tail = number.rpartition(".")
    if point and tail.isdigit() and language not in _POINT_GROUPS:  # 1.250 has decimals, 1.250,400 has groups
        number, decimals = head, f".{tail}" if not decimals else ""
    return float((number if number.isdigit() else _NO_DIGIT.sub("", number)) + decimals)
