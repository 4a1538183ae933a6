"""Names of months, days of the week and day periods in the languages of our feeds, full and short.

The names are kept as data and not taken from Babel at run time: loading five of its locales takes a
worker 90 ms, and a newer version of the Common Locale Data Repository (https://cldr.unicode.org/)
would change the dates of pages without anybody noticing. Reading all 57 languages from the file takes 13 ms.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarNames:
    """The names of one language, as it writes them.

    Attributes:
        months: The full names, January first.
        short_months: The abbreviations of each month, without full stops; none where there is no other
            than the full name.
        weekdays: The full names, Monday first.
        short_weekdays: The abbreviations of each day of the week, without full stops.
        other_months: Further full names of each month: the nominative where dates have the genitive, and
            those of other countries and scripts.
        day_periods: Words beside a clock (*p.m.*, 午後, *de la tarde*), each with the hours from and to which
            it lasts; what goes on past midnight ends after 24.
    """

    months: tuple[str, ...]
    short_months: tuple[tuple[str, ...], ...]
    weekdays: tuple[str, ...]
    short_weekdays: tuple[tuple[str, ...], ...]
    other_months: tuple[tuple[str, ...], ...]
    day_periods: tuple[tuple[str, int, int], ...]


# The languages whose names decide on copies: with more of them stored links would change.
_FACT_LANGUAGES = ("de", "en", "es", "fr", "it")


@cache
def read_calendar_names() -> dict[str, CalendarNames]:
    """Return the names by the ISO 639 code of their language."""
    text = (files("transforms.text") / "words" / "calendar.toml").read_text(encoding="utf-8")
    return {
        language: CalendarNames(
            months=tuple(table["months"]),
            short_months=tuple(map(tuple, table["short_months"])),
            weekdays=tuple(table["weekdays"]),
            short_weekdays=tuple(map(tuple, table["short_weekdays"])),
            other_months=tuple(map(tuple, table["other_months"])),
            day_periods=tuple((name, start, end) for name, start, end in table["day_periods"]),
        )
        for language, table in tomllib.loads(text).items()
    }


def number_months(*, full: Collection[str], short: Collection[str]) -> dict[str, int]:
    """Return the number of each month, 1 to 12, by its case-folded names.

    Args:
        full: The languages whose full names are wanted.
        short: The languages whose abbreviations are wanted.
    """
    numbers: dict[str, int] = {}
    for language, names in read_calendar_names().items():
        for number, (month, abbreviations) in enumerate(
            zip(names.months, names.short_months, strict=True), start=1
        ):
            if language in full:
                numbers[month.casefold()] = number
            if language in short:
                numbers |= dict.fromkeys((each.casefold() for each in abbreviations), number)
    return numbers


def list_abbreviations(language: str) -> tuple[str, ...]:
    """Return the abbreviations of all months of a language, in small letters and without full stops."""
    return tuple(each.casefold() for month in read_calendar_names()[language].short_months for each in month)


def list_weekdays(language: str) -> tuple[str, ...]:
    """Return the full and short names of all days of the week of a language, in small letters."""
    names = read_calendar_names()[language]
    short = (each for day in names.short_weekdays for each in day)
    return tuple(each.casefold() for each in (*names.weekdays, *short))


@cache
def read_full_names() -> frozenset[str]:
    """Return the full names of months and days in five languages and the short English months, as written.

    Short names in other languages are left out: too many of them are words as well ("mar", "set", "dic").
    """
    languages = read_calendar_names()
    short = frozenset(each for month in languages["en"].short_months for each in month)
    return short.union(*(languages[code].months + languages[code].weekdays for code in _FACT_LANGUAGES))
