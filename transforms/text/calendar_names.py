"""Names of months and days of the week in five languages, full and short.

The names are kept as data and not taken from Babel at run time: loading five of its locales takes a
worker 90 ms, and a newer version of the Common Locale Data Repository (https://cldr.unicode.org/)
would change the dates of pages without anybody noticing.
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
    """

    months: tuple[str, ...]
    short_months: tuple[tuple[str, ...], ...]
    weekdays: tuple[str, ...]
    short_weekdays: tuple[tuple[str, ...], ...]


@cache
def read_calendar_names() -> dict[str, CalendarNames]:
    """Return the names by ISO 639-1 code of their language: de, en, es, fr and it."""
    text = (files("transforms.text") / "words" / "calendar.toml").read_text(encoding="utf-8")
    return {
        language: CalendarNames(
            months=tuple(table["months"]),
            short_months=tuple(map(tuple, table["short_months"])),
            weekdays=tuple(table["weekdays"]),
            short_weekdays=tuple(map(tuple, table["short_weekdays"])),
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
    """Return the full names of months and days in all languages and the short English months, as written.

    Short names in other languages are left out: too many of them are words as well ("mar", "set", "dic").
    """
    languages = read_calendar_names()
    short = frozenset(each for month in languages["en"].short_months for each in month)
    return short.union(*(names.months + names.weekdays for names in languages.values()))
