"""Figures: the numbers of a text with what they count, in one form however they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.text.stemming import stem_word
from transforms.text.word_lists import read_stop_words

_FIGURE = re.compile(
    r"(?P<before>(?:US)?[$€£¥]\s?)?"
    r"(?<![\w.,])(?P<number>\d{1,3}(?:[,. \u00a0\u202f]\d{3})+(?!\d)|\d+)(?P<decimals>[.,]\d+)?"
    r"(?:(?P<myriad>[万億兆])|[\s-]{0,3}(?!per\s?cent)(?P<scale>[^\W\d_]+?)\b)?"
    r"(?:[\s-]{0,3}(?P<unit>%|per\s?cent\b|円|ドル|[^\W\d_]+))?"
)
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
_TELLING = 1000  # a smaller number alone ("7", "12") says nothing without what it counts
_YEARS = range(1900, 2101)


def find_figures(text: str, language: str | None) -> Iterator[str]:
    """Yield each figure of `text` as value and unit: ``250000000000 yen``, ``15 %``, ``20000``, ``17 plant``.

    Amounts of money and shares keep their unit; other numbers from a thousand on stand alone, as
    "3,900 jobs" and "3,900 people" are the same count; smaller ones need the word they count.
    Years, dates and bare small numbers are no figures.
    """
    stops = read_stop_words(language)
    for match in _FIGURE.finditer(text):
        figure = _name_figure(match, stops, language)
        if figure:
            yield figure


def _name_figure(match: re.Match[str], stops: frozenset[str], language: str | None) -> str | None:
    value = _read_value(match, language)
    scale = (match["scale"] or match["myriad"] or "").casefold()
    unit = " ".join((match["unit"] or "").casefold().split())
    if scale in _SCALES:
        value *= 10 ** _SCALES[scale]
    elif scale:
        unit = scale
    money = _UNITS.get((match["before"] or "").strip().casefold()) or _UNITS.get(unit)
    if money:
        return f"{value:.12g} {money}"
    if value >= _TELLING:
        year = value in _YEARS and len(match["number"]) == len("2026") and scale not in _SCALES
        return None if year else f"{value:.12g}"
    counted = unit and unit.isalpha() and unit.isascii() and len(unit) > len("km") and unit not in stops
    return f"{value:.12g} {stem_word(unit, language)}" if counted else None


def _read_value(match: re.Match[str], language: str | None) -> float:
    number, decimals = match["number"], (match["decimals"] or "").replace(",", ".")
    if "." in number and language not in _POINT_GROUPS:
        head, _, tail = number.rpartition(".")
        number, decimals = head, f".{tail}" if not decimals else ""
    return float(re.sub(r"\D", "", number) + decimals)
