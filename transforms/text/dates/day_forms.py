"""Find dates of day, month and year in a folded text, in words or in digits."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date

from transforms.text.dates.calendars import ERAS, find_persian_zone, make_date
from transforms.text.dates.context import DateContext
from transforms.text.dates.month_names import MonthName, find_month_names
from transforms.text.dates.weekday_names import find_weekdays


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDay:
    """A date in a text.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        day: The day; None when there is no such day, or it may be either of two.
        zone: The zone that its form alone tells: Japanese and Korean dates are written in one country.
        clock_at: Where a clock stands between the day and the year, as in the output of ``date``.
    """

    start: int
    end: int
    day: date | None
    zone: str | None = None
    clock_at: int | None = None


_ORDINAL = (
    r"(?:\s?(?:st|nd|rd|th|er)(?![^\W_])|(?:re|eme|o|a|e|η|ος)(?![^\W_])|-?го(?![^\W_])|:[ae](?![^\W_])|°)?"
)
_OF = r"(?:(?:de|del|do|da|di|of|the|den|il|el|من|شهر|لشهر|ngay|d')\s?)?"
_GAP = r"[\s.,/-]{0,3}"
_OF_YEAR = (
    r"(?:(?:de|del|do|of|nam|سنه|سنة|عام|ماه|พ\.ศ\.|ค\.ศ\.|พุทธศักราช|ปี)\s?|,\s?nam\s"
    r"|\([^()\d]{1,12}\)[\s,]{0,2})?"
)
_NO_DIGIT = r"(?<!\d)(?<!\d[.,:/-])"
_CLOCK_WITHIN = (
    r"(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?"
    r"(?:\s?(?:[A-Za-z]{1,5}|(?:GMT|UTC)?[+-]\d\d:?\d\d))?)"
)
_D_BEFORE = re.compile(rf"{_NO_DIGIT}(?P<d>\d{{1,2}}){_ORDINAL}{_GAP}{_OF}{_OF}[בהלמ]?$", re.IGNORECASE)
_Y_BEFORE = re.compile(
    rf"{_NO_DIGIT}(?P<y>\d{{4}})[.,/-]?\s?(?:(?:m|թ|ж|г|р)\.\s?|-?(?:жылгы|жылы|йил)\s)?$", re.IGNORECASE
)
_YD_BEFORE = re.compile(
    rf"{_NO_DIGIT}(?P<y>\d{{4}})\.?\s?(?:gada|ж\.|йил)\s?(?P<d>\d{{1,2}})[.-]?\s?$", re.IGNORECASE
)
_Y_AFTER = re.compile(rf"\.?{_GAP}{_OF_YEAR}(?P<y>\d{{4}})(?!\d|:\d)", re.IGNORECASE)
_Y2_AFTER = re.compile(rf"\.?{_GAP}{_OF_YEAR}'?(?P<y>\d\d)(?!\d|[:.]\d|\s?[h時时])", re.IGNORECASE)
_DY_AFTER = re.compile(
    rf"\.?[\s/-]{{0,2}}(?:the\s)?(?P<d>\d{{1,2}}){_ORDINAL}[\s.,/-]{{1,3}}{_OF_YEAR}(?P<y>\d{{4}}|'\d\d)(?!\d|:\d)",
    re.IGNORECASE,
)
_DCY_AFTER = re.compile(
    rf"\.?\s{{0,2}}(?P<d>\d{{1,2}}),?\s{_CLOCK_WITHIN},?\s(?P<y>\d{{4}})(?!\d|:\d)", re.IGNORECASE
)
_D_AFTER = re.compile(rf"\.?[\s/-]{{0,2}}(?P<d>\d{{1,2}}){_ORDINAL}(?!\d|:\d)", re.IGNORECASE)
_IDEOGRAPHIC = re.compile(
    r"(?:(?P<era>令和|平成|昭和|民國|民国)\s?(?P<ey>\d{1,3}|元)|(?<!\d)(?P<y>\d{4}))\s?(?P<unit>[年년])(?:\([^()]{1,10}\))?"
    r"\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日号號일]?"
)
_ERA_SHORT = re.compile(
    r"(?<![^\W_])(?P<era>令和|平成|R|H)\s?(?P<ey>\d{1,2}|元)\s?[./年-]\s?(?P<m>\d{1,2})\s?[./月-]\s?(?P<d>\d{1,2})日?(?![./]?\d)"
)
_YMD = re.compile(
    rf"{_NO_DIGIT}(?P<y>\d{{4}})\s?(?P<s>[-/.])\s?(?P<m>\d{{1,2}})\s?(?P=s)\s?(?P<d>\d{{1,2}})(?!\d|[/-]\d|\.\d{{3}})"
)
_DMY = re.compile(
    rf"{_NO_DIGIT}(?P<d>\d{{1,2}})\s?(?P<s>[-/.])\s?(?P<m>\d{{1,2}})\s?(?P=s)\s?(?P<y>\d{{4}})(?!\d|[/-]\d|\.\d)"
)
_DMY2 = re.compile(
    rf"{_NO_DIGIT}(?P<d>\d{{1,2}})(?P<s>[./-])(?P<m>\d{{1,2}})(?P=s)(?P<y>\d\d)(?![\d/-]|[.:]\d)"
)
_TOKYO, _SEOUL, _TAIPEI = "Asia/Tokyo", "Asia/Seoul", "Asia/Taipei"
_LAST_MONTH = 12
_REACH = 30  # characters before a month in which its day or year is
_CENTURY = 2000
_BUDDHIST_CENTURY = 2500


# As Poles and Hungarians write it: 12 XI 2026.
_ROMAN = re.compile(
    rf"{_NO_DIGIT}(?P<d>\d{{1,2}})\.?\s?(?P<m>I{{1,3}}|I?V|VI{{1,3}}|I?X|XI{{1,2}})\.?\s?(?P<y>\d{{4}})(?!\d)"
)
# As programs print a date in the form of an English one: 木, 12 11月 2026.
_MONTH_WITHIN = re.compile(
    rf"{_NO_DIGIT}(?P<d>\d{{1,2}})\s(?P<m>\d{{1,2}})\s?[月월]\s(?P<y>\d{{4}})(?!\d|:\d)"
)
# In Taiwan a year of three digits is one of its era.
_TAIWANESE = re.compile(
    rf"{_NO_DIGIT}(?P<y>1[0-4]\d)\s?(?P<s>[-/.年])\s?(?P<m>\d{{1,2}})\s?(?:月|(?P=s))\s?(?P<d>\d{{1,2}})日?(?![./-]?\d)"
)
_ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def find_days(text: str, context: DateContext) -> list[FoundDay]:
    """Find the dates with a year of four digits or of an era, in order.

    Args:
        text: A folded text (:func:`transforms.text.dates.folding.fold_date_text`).
        context: Decides on ``5/4/2026``, and on names that are different months in different languages.
    """
    found = [*_find_named(text, context), *_find_numbered(text, context)]
    return sorted(found, key=lambda day: (day.start, -day.end))


def find_short_years(text: str, context: DateContext) -> Iterator[FoundDay]:
    """Yield the dates with a year of two digits, the vaguest form: for a text that is nothing but a date."""
    is_thai = context.language == "th"
    for name in find_month_names(text, _lower(text), context.language):
        before = _D_BEFORE.search(text, max(0, name.start - _REACH), name.start)
        after = _Y2_AFTER.match(text, name.end)
        if before and after:
            century = _BUDDHIST_CENTURY if is_thai else _CENTURY
            day = make_date(century + int(after["y"]), name.number, int(before["d"]))
            yield FoundDay(start=before.start(), end=after.end(), day=day)
    for digits in _DMY2.finditer(text):
        first, second, third = int(digits["d"]), int(digits["m"]), _CENTURY + int(digits["y"])
        if context.language == "ko":  # 26.11.12
            day = make_date(_CENTURY + first, second, third - _CENTURY)
        else:
            weekdays = find_weekdays(text, *digits.span())
            day = _decide(first, second, third, context, weekdays, is_day_first=digits["s"] == ".")
        yield FoundDay(start=digits.start(), end=digits.end(), day=day)


def _find_named(text: str, context: DateContext) -> Iterator[FoundDay]:
    for name in find_month_names(text, _lower(text), context.language):
        if found := _read_around(text, name):
            yield found


def _read_around(text: str, name: MonthName) -> FoundDay | None:
    """Read the day and the year on either side of the name of a month."""
    low = max(0, name.start - _REACH)
    before = _D_BEFORE.search(text, low, name.start)
    if before and (after := _Y_AFTER.match(text, name.end)):
        return _make(before.start(), after.end(), int(after["y"]), name.number, int(before["d"]))
    if after := _DY_AFTER.match(text, name.end):
        year = int(after["y"].lstrip("'"))
        year += _CENTURY if after["y"][0] == "'" else 0
        return _make(name.start, after.end(), year, name.number, int(after["d"]))
    if after := _DCY_AFTER.match(text, name.end):
        day = make_date(int(after["y"]), name.number, int(after["d"]))
        return FoundDay(start=name.start, end=after.end(), day=day, clock_at=after.start("clock"))
    year_before, after = _Y_BEFORE.search(text, low, name.start), _D_AFTER.match(text, name.end)
    if year_before and after:
        return _make(year_before.start(), after.end(), int(year_before["y"]), name.number, int(after["d"]))
    if both := _YD_BEFORE.search(text, low, name.start):
        return _make(both.start(), name.end, int(both["y"]), name.number, int(both["d"]))
    return None


def _find_numbered(text: str, context: DateContext) -> Iterator[FoundDay]:
    for found in _IDEOGRAPHIC.finditer(text):
        year = _read_era(found) if found["era"] else int(found["y"])
        zone = _SEOUL if found["unit"] == "년" else _TOKYO
        if found["unit"] == "年" and (context.language == "zh" or (found["era"] or "").startswith("民")):
            zone = _TAIPEI  # one offset with China
        yield _make(found.start(), found.end(), year, int(found["m"]), int(found["d"]), zone=zone)
    yield from _find_counted(text, context)
    for found in _MONTH_WITHIN.finditer(text):
        yield _make(found.start(), found.end(), int(found["y"]), int(found["m"]), int(found["d"]))
    for found in _YMD.finditer(text):
        yield _make(found.start(), found.end(), int(found["y"]), int(found["m"]), int(found["d"]))
    for found in _ROMAN.finditer(text):
        month = _ROMAN_MONTHS.index(found["m"]) + 1
        yield _make(found.start(), found.end(), int(found["y"]), month, int(found["d"]))
    for found in _DMY.finditer(text):
        first, second, year = int(found["d"]), int(found["m"]), int(found["y"])
        weekdays = find_weekdays(text, *found.span())
        day = _decide(first, second, year, context, weekdays, is_day_first=found["s"] == ".")
        yield FoundDay(start=found.start(), end=found.end(), day=day)


def _find_counted(text: str, context: DateContext) -> Iterator[FoundDay]:
    """Yield the dates of an era without its name: R8.11.12, and in Taiwan 115/11/12."""
    if context.language in (None, "ja"):
        for found in _ERA_SHORT.finditer(text):
            year = _read_era(found)
            yield _make(found.start(), found.end(), year, int(found["m"]), int(found["d"]), zone=_TOKYO)
    if "TW" in context.countries:
        for found in _TAIWANESE.finditer(text):
            year = ERAS["民國"] + int(found["y"])
            yield _make(found.start(), found.end(), year, int(found["m"]), int(found["d"]), zone=_TAIPEI)


def _read_era(found: re.Match[str]) -> int:
    return ERAS[found["era"]] + (1 if found["ey"] == "元" else int(found["ey"]))


def _decide(
    first: int,
    second: int,
    year: int,
    context: DateContext,
    weekdays: Container[int],
    *,
    is_day_first: bool,
) -> date | None:
    """Return the day of two numbers, its day and month in either order; None if it may be two days.

    The day of the week that is written before it decides, if only one of the two is such a day.
    """
    either = (make_date(year, second, first), make_date(year, first, second))
    right = [day for day in either if day and day.weekday() in weekdays]
    if len(right) == 1:
        return right[0]
    is_month_first = False if is_day_first else context.is_month_first
    if first > _LAST_MONTH or second > _LAST_MONTH:
        is_month_first = second > _LAST_MONTH
    if is_month_first is None and first != second:
        return None
    return make_date(year, first, second) if is_month_first else make_date(year, second, first)


def _make(start: int, end: int, year: int, month: int, day: int, *, zone: str | None = None) -> FoundDay:
    zone = zone or find_persian_zone(year)
    return FoundDay(start=start, end=end, day=make_date(year, month, day), zone=zone)


def _lower(text: str) -> str:
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text  # the places must be the same
