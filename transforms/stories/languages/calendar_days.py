"""Calendar days: the days, months and years that a text names, resolved by its day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from transforms.stories.date_mentions import find_written_dates
from transforms.text.writing_systems import UNSPACED_LANGUAGES

_YEAR_AFTER = re.compile(r",?\s(?:de\s)?(?P<year>(?:19|20)\d\d)\b")
# Looking behind the first characters and not before them lets both searches skip to the next such character.
_YEAR = re.compile(r"(?:19|20)(?<![\w.,$€£¥-]..)\d\d(?![\w%]|[.,]\d)")
_EASTERN_YEAR = (
    r"(?:(?P<year>(?:19|20)\d\d)[年년][度도]?|令和(?P<reiwa>\d\d?|元)年(?:度)?"
    r"|(?P<short>[0-4]\d)年(?:度)?(?=\d|度|モデル|末|[春夏秋冬に]))"
)
_EASTERN_DATE = re.compile(
    rf"(?<!\d)(?<!\d[.,])(?=[\d令])(?:{_EASTERN_YEAR} ?)?"
    r"(?:(?:(?P<first>1[0-2]|[1-9])[~〜～-])?(?P<month>1[0-2]|[1-9])[月월](?: ?(?P<day>[0-3]?\d)[日일])?)?"
)
_EASTERN_DAY = re.compile(
    r"(?<![\d月월~〜～-])(?<!월 )(?<!\d[.,])(?P<day>[0-3]?\d)(?:日(?![間目本産分前後])|일(?![간째]))"
)
_RELATIVE = re.compile(
    r"[mM月](?:(?<=(?P<eastern>[先今来]月))"
    r"|(?i:(?<=\b(?P<near>last|this|next) m)onth\b|(?<=\b(?P<far>previous) m)onth\b))"
)
_SHIFTS = {"last": -1, "previous": -1, "this": 0, "next": 1, "先月": -1, "今月": 0, "来月": 1}
_REIWA = 2018  # the year before its first
_CENTURY = 2000
_NEAR = 1  # days from the publication that a mentioned day says nothing beyond it
_HALF_YEAR = 6


def find_calendar_days(text: str, language: str | None, published: date) -> Iterator[str]:
    """Find the days, months and years that a text names.

    A month without a year is the nearest one, and a day without a month the nearest one too. The day of the
    publication, those beside it and its year are left out: they say no more than that it was published.

    Args:
        text: The text, normalised by NFKC.
        language: Its ISO 639-1 code; `None` if unknown.
        published: The day of its publication.

    Yields:
        Days as ``2026-07-01``, months as ``2026-07`` and years as ``2026``. A day comes with its month.
    """
    eastern = language in UNSPACED_LANGUAGES
    for year, month, day in _find_eastern(text) if eastern else _find_western(text):
        yield from _resolve(year, month, day, published)
    if eastern:
        for match in _EASTERN_DAY.finditer(text):
            yield from _resolve_day(int(match["day"]), published)
    for match in _RELATIVE.finditer(text) if "month" in text or "月" in text else ():
        shift = _SHIFTS[(match["eastern"] or match["near"] or match["far"]).casefold()]
        yield _name_month(published.year, published.month + shift)


def _find_western(text: str) -> Iterator[tuple[int | None, int | None, int | None]]:
    for month, day, (_, end) in find_written_dates(text):
        year = _YEAR_AFTER.match(text, end)
        yield int(year["year"]) if year else None, month, day
    for match in _YEAR.finditer(text):
        yield int(match.group()), None, None


def _find_eastern(text: str) -> Iterator[tuple[int | None, int | None, int | None]]:
    for match in _EASTERN_DATE.finditer(text):
        year = None
        if match["year"]:
            year = int(match["year"])
        elif match["reiwa"]:
            year = _REIWA + (1 if match["reiwa"] == "元" else int(match["reiwa"]))
        elif match["short"]:
            year = _CENTURY + int(match["short"])
        if match["first"]:
            yield year, int(match["first"]), None
        if year or match["month"]:
            yield (
                year,
                int(match["month"]) if match["month"] else None,
                int(match["day"]) if match["day"] else None,
            )
        if year and match["month"]:
            yield year, None, None


def _resolve(year: int | None, month: int | None, day: int | None, published: date) -> Iterator[str]:
    if month is None:
        if year and year != published.year:
            yield str(year)
        return
    if year is None:
        shift = (month - published.month + _HALF_YEAR) % 12 - _HALF_YEAR
        year = published.year + (published.month + shift - 1) // 12
    exact = _make_day(year, month, day) if day else None
    if exact is None or abs((exact - published).days) > _NEAR:
        yield _name_month(year, month)
        if exact:
            yield exact.isoformat()


def _resolve_day(day: int, published: date) -> Iterator[str]:
    """Name the nearest day with that number."""
    months = [published.year * 12 + published.month - 1 + shift for shift in (-1, 0, 1)]
    days = [each for month in months if (each := _make_day(month // 12, month % 12 + 1, day))]
    if days:
        nearest = min(days, key=lambda each: abs(each - published))
        if abs(nearest - published) > timedelta(days=_NEAR):
            yield nearest.isoformat()


def _make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _name_month(year: int, month: int) -> str:
    return f"{year + (month - 1) // 12}-{(month - 1) % 12 + 1:02}"
