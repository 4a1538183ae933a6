"""Read the time for which a figure holds: "by fiscal year 2026", "May through September", 4〜9月."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from transforms.claims.word_search import WordSearch
from transforms.text.calendar_names import read_calendar_names

_LANGUAGES = ("en", "de", "fr", "es")
_Days = tuple[date | None, date | None]
_MONTH_NUMBERS = range(1, 13)
_LAST, _NEXT = re.compile("last|previous|昨|前"), re.compile("next|来")
_FISCAL, _MONTH = re.compile("fiscal|financial|期|年度"), re.compile("month|月")
_YEAR_NAMES = (
    "fiscal year",
    "fiscal",
    "financial year",
    "fy",
    "business year",
    "geschäftsjahr",
    "exercice",
    "ejercicio",
)
_RELATIVES = ("this", "last", "next", "the current", "the previous")
_UNITS = ("fiscal year", "financial year", "fiscal", "year", "month")
_IN = "in|for|during|of|since|as of|at|im|en|für|von|ab|pour|durante"
_UNTIL = r"(?P<until>by|until|through|before|bis|d'ici(?: à)?|d'ici la fin|antes de|hasta|para)"


class Period(NamedTuple):
    """A time at ``sentence[start:end]``; its days are `None` where the words alone do not tell them."""

    start: int
    end: int
    begins: date | None
    ends: date | None


@lru_cache(maxsize=8)
def find_periods(lower: str, *, fiscal_month: int, published: date | None) -> tuple[Period, ...]:
    """Find the times in a sentence in lower case.

    Args:
        lower: The sentence.
        fiscal_month: The month in which the fiscal years of the company begin.
        published: The day of publication, by which "this year" and months without a year are read.
    """
    found = sorted(_list_periods(lower, fiscal_month, published), key=lambda each: (each.start, -each.end))
    kept: list[Period] = []
    for period in found:
        if not kept or period.start >= kept[-1].end:
            kept.append(period)
    return tuple(kept)


def _list_periods(lower: str, fiscal_month: int, published: date | None) -> Iterator[Period]:
    hints = _find_hints(lower)
    for form, (needed, read) in _FORMS.items():
        if needed in hints:
            for found in _compile(form).finditer(lower):
                yield _make(found, *read(found, fiscal_month, published))


def _make(found: re.Match[str], begins: date | None, ends: date | None) -> Period:
    until = found.groupdict().get("until") or found.groupdict().get("until_after")
    return Period(*found.span(), None if until else begins, ends)


def _fiscal_year(year: int, month: int) -> tuple[date, date]:
    """Return the first and the last day of a fiscal year, which is named for the year in which it begins."""
    begins = date(year, month, 1)
    return begins, date(year + 1, month, 1) - timedelta(days=1) if month > 1 else date(year, 12, 31)


def _end_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _resolve_year(found: re.Match[str], month: int, published: date | None) -> int | None:
    """Return the year beside a month, or the one that brings it closest to the day of publication."""
    year = found.groupdict().get("year")
    if year:
        return int(year)
    if published is None:
        return None
    return min(
        (published.year + step for step in (-1, 0, 1)),
        key=lambda each: abs((date(each, month, 15) - published).days),
    )


def _read_fiscal(found: re.Match[str], fiscal_month: int, published: date | None) -> _Days:
    del published
    year = int(found["year"])
    return _fiscal_year(year if year > 99 else 2000 + year, fiscal_month)  # noqa: PLR2004 -- FY26


def _read_closing(found: re.Match[str], fiscal_month: int, published: date | None) -> _Days:
    """Read 2028年3月期, the fiscal year that ends in March 2028."""
    del fiscal_month, published
    year, month = int(found["year"]), int(found["month"])
    if month not in _MONTH_NUMBERS:
        return None, None
    return _end_of(year - 1, month) + timedelta(days=1), _end_of(year, month)


def _read_months(found: re.Match[str], fiscal_month: int, published: date | None) -> _Days:
    del fiscal_month
    first, last = (
        int(found[name]) if found[name].isdecimal() else _months()[found[name]] for name in ("first", "last")
    )
    if first not in _MONTH_NUMBERS or last not in _MONTH_NUMBERS:
        return None, None
    year = _resolve_year(found, last, published)
    return (None, None) if year is None else (date(year - (first > last), first, 1), _end_of(year, last))


def _read_part(found: re.Match[str], fiscal_month: int, published: date | None) -> _Days:
    """Read a half or a quarter of a calendar year; that of a fiscal year depends on whose it is."""
    del fiscal_month, published
    if not found["year"] or found["fiscal"]:
        return None, None
    number = ("first", "second", "third", "fourth").index(found["number"])
    length = 6 if found["half"] else 3
    if number * length >= len(_MONTH_NUMBERS):
        return None, None
    year, first = int(found["year"]), number * length + 1
    return date(year, first, 1), _end_of(year, first + length - 1)


def _read_month(found: re.Match[str], fiscal_month: int, published: date | None) -> _Days:
    del fiscal_month
    month = int(found["month"]) if found["month"].isdecimal() else _months()[found["month"]]
    if month not in _MONTH_NUMBERS:
        return None, None
    year = _resolve_year(found, month, published)
    return (None, None) if year is None else (date(year, month, 1), _end_of(year, month))


def _read_year(found: re.Match[str], fiscal_month: int, published: date | None) -> _Days:
    del fiscal_month, published
    return date(int(found["year"]), 1, 1), date(int(found["year"]), 12, 31)


def _read_relative(found: re.Match[str], fiscal_month: int, published: date | None) -> _Days:
    if published is None:
        return None, None
    words = found[0]
    step = -1 if _LAST.search(words) else 1 if _NEXT.search(words) else 0
    if _FISCAL.search(words):
        return _fiscal_year(published.year - (published.month < fiscal_month) + step, fiscal_month)
    if _MONTH.search(words):
        months = published.year * 12 + published.month - 1 + step
        return date(months // 12, months % 12 + 1, 1), _end_of(months // 12, months % 12 + 1)
    return date(published.year + step, 1, 1), date(published.year + step, 12, 31)


# The words without which a sentence has no time of some form: looking for all of them at once, and for the
# names of months, takes a tenth of the time of trying all expressions.
_HINTS: dict[str, Sequence[str]] = {
    "fiscal": _YEAR_NAMES,
    "fiscal_ja": ("年度",),
    "closing": ("月期",),
    "month_ja": ("月",),
    "part": ("half", "quarter"),
    "year": ("19", "20"),
    "year_ja": ("年",),
    "relative": (*(f"{word} {unit}" for word in _RELATIVES for unit in _UNITS), *"今来前昨"),
}
_FORMS: dict[str, tuple[str, Callable[[re.Match[str], int, date | None], _Days]]] = {
    "fiscal": ("fiscal", _read_fiscal),
    "fiscal_ja": ("fiscal_ja", _read_fiscal),
    "closing": ("closing", _read_closing),
    "months": ("month", _read_months),
    "months_ja": ("month_ja", _read_months),
    "month_ja": ("month_ja", _read_month),
    "part": ("part", _read_part),
    "month": ("month", _read_month),
    "month_year": ("month", _read_month),
    "year": ("year", _read_year),
    "year_ja": ("year_ja", _read_year),
    "relative": ("relative", _read_relative),
}


def _find_hints(lower: str) -> AbstractSet[str]:
    """Return which hints are in a sentence, and ``month`` if the name of one is."""
    search, hints = _compile_hints()
    found = {
        hints[number]
        for number in {each[0] for each in search.find_matches_as_indexes(lower, overlapping=True)}
    }
    return found | {"month"} if _compile_months().find(lower) else found


@cache
def _compile_hints() -> tuple[AhoCorasick, Sequence[str]]:
    pairs = [(word, hint) for hint, words in _HINTS.items() for word in words]
    return AhoCorasick([word for word, _ in pairs], implementation=Implementation.DFA), [
        hint for _, hint in pairs
    ]


@cache
def _months() -> dict[str, int]:
    names: dict[str, int] = {}
    for language in _LANGUAGES:
        calendar = read_calendar_names()[language]
        for number, month in enumerate(calendar.months, start=1):
            names[month.casefold()] = number
    for number, short in enumerate(read_calendar_names()["en"].short_months, start=1):
        names |= {each.casefold(): number for each in short}
    return names


@cache
def _compile_months() -> WordSearch:
    return WordSearch({"month": _months()})


@cache
def _compile(form: str) -> re.Pattern[str]:
    month = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    year, until_after = r"(?P<year>(?:19|20)\d{2})", "(?P<until_after>まで)?"
    part = r"(?: (?:end|close|start|beginning) of)?(?: the)?"
    opening = rf"\b(?:(?:{_UNTIL}|{_IN})(?: the)?{part} )?"
    near = r"(?:late |early |mid-)?"
    return re.compile(
        {
            "fiscal": (
                rf"{opening}(?:{'|'.join(_YEAR_NAMES)})(?: ?\(fy\))? ?(?P<year>20\d{{2}}|\d{{2}})(?!\d|,\d)"
            ),
            "fiscal_ja": rf"{year}年度(?!比){until_after}",
            "closing": rf"{year}年(?P<month>\d{{1,2}})月期{until_after}",
            "months": (
                rf"\b(?:from |between |in the |in |for |during )?{near}(?P<first>{month})"
                r"(?: ?- ?| to | through | and | until | till | bis | à | a )"
                rf"{near}(?P<last>{month})\b(?: {year})?"
            ),
            "months_ja": rf"(?:{year}年)?(?P<first>\d{{1,2}})月?(?:〜|～|-|~|から)(?P<last>\d{{1,2}})月期?",
            "month_ja": (
                rf"(?:{year}年)?(?<!\d)(?P<month>\d{{1,2}})月(?![期間号〜～~-]|\d{{1,2}}日){until_after}"
            ),
            "part": (
                r"\b(?:in |for |during |by )?(?:the )?(?P<number>first|second|third|fourth) "
                r"(?:(?P<half>half)|quarter)(?: of)?"
                rf"(?P<fiscal> (?:the )?(?:fiscal(?: year)?|financial year|fy))?(?: {year})?\b"
            ),
            # by itself "may" is no month
            "month": (
                rf"{opening.removesuffix('?')}{near}(?P<month>{month})\b\.?(?! \d{{1,2}}\b)(?:,? {year})?"
            ),
            "month_year": rf"\b(?P<month>{month})\b\.?,? {year}",
            "year": (
                rf"\b(?:{_UNTIL}|in|during|for|since|im jahr|en|through)(?: the)?(?: end of)?"
                rf"(?: (?:late|early|mid|the year|the calendar year|calendar))?[ -]{year}(?!\d|,\d)\b"
            ),
            "year_ja": rf"{year}年(?!\d|度|代|型){until_after}",
            "relative": (
                rf"\b(?:{'|'.join(_RELATIVES)}) (?:{'|'.join(_UNITS)})\b"
                "|(?:今|来|前|昨)(?:年度|期|年|月)(?![同比度の]期?|比)"
            ),
        }[form]
    )
