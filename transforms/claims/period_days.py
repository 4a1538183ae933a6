"""Work out the first and the last day of a time from the words that an expression has found of it.

A fiscal year is named for the year in which it begins, other than where the month is said in which it ends.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from transforms.claims.word_tables import list_words, match_words
from transforms.text.calendar_names import read_calendar_names

Days = tuple[date | None, date | None]
"""The first and the last day, or `None` where the words do not tell."""

_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "sv")
_MONTH_NUMBERS = range(1, 13)
_LAST = re.compile(f"last|previous|昨|前|上|{match_words(*list_words('times', 'last_year'))}")
_NEXT = re.compile(f"next|来|{match_words(*list_words('times', 'next_year'))}")
_FISCAL = re.compile(f"fiscal|financial|期|年度|{match_words(*list_words('times', 'this_fiscal'))}")
_MONTH = re.compile("month|月")
_ORDINALS = ("first", "second", "third", "fourth")
_SPANS = {
    "year": 12,
    "half": 6,
    "quarter": 3,
    "three": 3,
    "six": 6,
    "nine": 9,
    "twelve": 12,
    "3": 3,
    "6": 6,
    "9": 9,
    "12": 12,
}


def _fiscal_year(year: int, month: int) -> tuple[date, date]:
    """Return the first and the last day of a fiscal year, which is named for the year in which it begins."""
    begins = date(year, month, 1)
    return begins, date(year + 1, month, 1) - timedelta(days=1) if month > 1 else date(year, 12, 31)


def _end_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _end_of_months(months: int, length: int) -> date:
    """Return the last day of some months from one on, which is counted from the year 0."""
    last = months + length - 1
    return _end_of(last // 12, last % 12 + 1)


def _full_year(year: str) -> int:
    """Return a year that may be written without its century, as in FY26 and 26年3月期."""
    return int(year) if len(year) > len("26") else 2000 + int(year)


def _resolve_year(found: re.Match[str], month: int, published: date | None) -> int | None:
    """Return the year beside a month, or the one that brings it closest to the day of publication."""
    said = found.groupdict()
    if year := said.get("year"):
        return _full_year(year)
    if published is None:
        return None
    if relative := said.get("relative"):
        return published.year - bool(_LAST.search(relative)) + bool(_NEXT.search(relative))
    return min(
        (published.year + step for step in (-1, 0, 1)),
        key=lambda each: abs((date(each, month, 15) - published).days),
    )


def read_fiscal(found: re.Match[str], fiscal_month: int, published: date | None) -> Days:
    """Read "fiscal 2026" and 2026年度."""
    del published
    return _fiscal_year(_full_year(found["year"]), fiscal_month)


def read_closing(found: re.Match[str], fiscal_month: int, published: date | None) -> Days:
    """Read 2028年3月期, the fiscal year that ends in March 2028."""
    del fiscal_month, published
    year, month = _full_year(found["year"]), int(found["month"])
    if month not in _MONTH_NUMBERS:
        return None, None
    return _end_of(year - 1, month) + timedelta(days=1), _end_of(year, month)


def read_months(found: re.Match[str], fiscal_month: int, published: date | None) -> Days:
    """Read a span of months, such as 4〜9月."""
    del fiscal_month
    first, last = (
        int(found[name]) if found[name].isdecimal() else read_month_names()[found[name]]
        for name in ("first", "last")
    )
    if first not in _MONTH_NUMBERS or last not in _MONTH_NUMBERS:
        return None, None
    said = found.groupdict()
    if said.get("year") and said.get("last_year"):
        return date(_full_year(said["year"]), first, 1), _end_of(_full_year(said["last_year"]), last)
    year = _resolve_year(found, last, published)
    return (None, None) if year is None else (date(year - (first > last), first, 1), _end_of(year, last))


def read_part(found: re.Match[str], fiscal_month: int, published: date | None) -> Days:
    """Read a half or a quarter of a calendar year, or of the fiscal year of a company.

    Without a year it is that of a company whose fiscal years are calendar years; of others nobody knows.
    """
    year = found["year"] or found["short_year"] or found["first_year"]
    if not year and published and (found["this"] or fiscal_month == 1) and not found["fiscal_part"]:
        year = str(published.year)
    if not year:
        return None, None
    number = found["number"] or found["digit"] or found["leading_digit"]
    place = _ORDINALS.index(number) if number in _ORDINALS else int(number) - 1
    length = 6 if found["half"] or found["letter"] == "h" or found["leading_letter"] == "h" else 3
    if (place + 1) * length > len(_MONTH_NUMBERS):
        return None, None
    is_fiscal = found["fiscal"] or found["fiscal_part"] or found["first_year"]
    months = _full_year(year) * 12 + (fiscal_month if is_fiscal else 1) - 1 + place * length
    return date(months // 12, months % 12 + 1, 1), _end_of_months(months, length)


def read_first_months(found: re.Match[str], fiscal_month: int, published: date | None) -> Days:
    """Read "the first nine months of fiscal 2024" and "the first six months of the year"."""
    year = found["year"] or (str(published.year) if published else None)
    if year is None:
        return None, None
    first = int(year) * 12 + (fiscal_month if found["fiscal"] else 1) - 1
    return date(first // 12, first % 12 + 1, 1), _end_of_months(first, _SPANS[found["span"]])


def read_part_ja(found: re.Match[str], fiscal_month: int, published: date | None) -> Days:
    """Read 2025年度第1四半期, 25年上期 and 今年上半年."""
    year = _full_year(found["year"]) if found["year"] else None
    if year is None and published is not None:
        words = found["relative"]
        year = published.year - bool(_LAST.search(words)) + bool(_NEXT.search(words))
    if year is None:
        return None, None
    if found["half"]:
        length, place = 6, int(found["half"] in "下하")
    else:
        digits = "1234" if found["quarter"].isascii() else "一二三四"
        length, place = 3, digits.index(found["quarter"])
    first = year * 12 + (fiscal_month if found["fiscal"] else 1) - 1 + place * length
    return date(first // 12, first % 12 + 1, 1), _end_of_months(first, length)


def read_span(found: re.Match[str], fiscal_month: int, published: date | None) -> Days:
    """Read the months or the year up to one, as in "the year ended March 31, 2025"."""
    del fiscal_month
    word = found["month"]
    month, length = int(word) if word.isdecimal() else read_month_names()[word], _SPANS.get(found["span"], 12)
    if month not in _MONTH_NUMBERS:
        return None, None
    year = _resolve_year(found, month, published)
    if year is None:
        return None, None
    months = year * 12 + month - length
    return date(months // 12, months % 12 + 1, 1), _end_of(year, month)


def read_fiscal_years(found: re.Match[str], fiscal_month: int, published: date | None) -> Days:
    """Read "between fiscal 2024 and 2027"."""
    del published
    first, last = (_fiscal_year(int(found[name]), fiscal_month) for name in ("first", "last"))
    return first[0], last[1]


def read_month(found: re.Match[str], fiscal_month: int, published: date | None) -> Days:
    """Read "in March 2027" and 3月."""
    del fiscal_month
    month = int(found["month"]) if found["month"].isdecimal() else read_month_names()[found["month"]]
    if month not in _MONTH_NUMBERS:
        return None, None
    year = _resolve_year(found, month, published)
    return (None, None) if year is None else (date(year, month, 1), _end_of(year, month))


def read_as_of(found: re.Match[str], fiscal_month: int, published: date | None) -> Days:
    """Read 截至去年3月: as things were at the end of a month."""
    begins, ends = read_month(found, fiscal_month, published)
    is_ahead = published is not None and begins is not None and begins > published
    return None, ends.replace(year=ends.year - 1) if ends and is_ahead else ends


def read_year(found: re.Match[str], fiscal_month: int, published: date | None) -> Days:
    """Read "in 2024"."""
    del fiscal_month, published
    return date(int(found["year"]), 1, 1), date(int(found["year"]), 12, 31)


def read_relative(found: re.Match[str], fiscal_month: int, published: date | None) -> Days:
    """Read "last year", "this fiscal year" and 今期."""
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


def read_year_end(found: re.Match[str], fiscal_month: int, published: date | None) -> Days:
    """Read "by the end of the year", and 年内, which say its last day alone."""
    del fiscal_month
    year = found.groupdict().get("year")
    if year is None and published is None:
        return None, None
    return None, date(int(year) if year else published.year, 12, 31)  # type: ignore[union-attr]


@cache
def read_month_names() -> dict[str, int]:
    """Return the number of each month by its name in lower case, in the languages that times are read in."""
    names: dict[str, int] = {}
    for language in _LANGUAGES:
        calendar = read_calendar_names()[language]
        for number, month in enumerate(calendar.months, start=1):
            names[month.casefold()] = number
    for number, forms in enumerate(list_words("times", "polish_months"), start=1):
        names |= dict.fromkeys(forms.split(), number)
    for number, short in enumerate(read_calendar_names()["en"].short_months, start=1):
        names |= {each.casefold(): number for each in short}
    return names
