"""Years that are not counted from the birth of Christ: Japanese eras, Taiwan's, Buddhist and Persian ones."""

from __future__ import annotations

from datetime import date, timedelta

# The year before the first of each era.
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "R": 2018, "H": 1988, "民國": 1911, "民国": 1911}
# Months of the Persian calendar in Iran, and by the signs of the zodiac in Afghanistan.
PERSIAN_MONTHS = (
    ("فروردین", "حمل"),
    ("اردیبهشت", "ثور"),
    ("خرداد", "جوزا"),
    ("تیر", "سرطان"),
    ("مرداد", "اسد"),
    ("شهریور", "سنبله"),
    ("مهر", "میزان"),
    ("آبان", "عقرب"),
    ("آذر", "قوس"),
    ("دی", "جدی"),
    ("بهمن", "دلو"),
    ("اسفند", "حوت"),
)
_BUDDHIST = range(2500, 2700)
_BUDDHIST_EPOCH = 543
# Before 1410 a year of four digits is Persian: of the Islamic calendar it would be before 1990.
_PERSIAN = range(1360, 1410)
_PERSIAN_EPOCH = date(622, 3, 22)
_PERSIAN_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
_CYCLE = 33
_LONG_MONTHS = 6
_LAST_MONTH = 12


def make_date(year: int, month: int, day: int) -> date | None:
    """Return a date of the Gregorian calendar; a Buddhist or Persian year is known by its number.

    Returns:
        None when there is no such day.
    """
    if year in _PERSIAN:
        return convert_persian(year, month, day)
    if year in _BUDDHIST:
        year -= _BUDDHIST_EPOCH
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_persian_zone(year: int) -> str | None:
    """Return the zone in which a year is counted, that of Iran, if it is one of the Persian calendar."""
    return "Asia/Tehran" if year in _PERSIAN else None


def convert_persian(year: int, month: int, day: int) -> date | None:
    """Convert a date of the Solar Hijri calendar, whose leap years recur within 33 years from 1206 to 1498.

    Returns:
        None when there is no such day.
    """
    if not 1 <= month <= _LAST_MONTH or not 1 <= day <= _count_days(year, month):
        return None
    cycles, rest = divmod(year - 1, _CYCLE)
    days = (year - 1) * 365 + cycles * len(_PERSIAN_LEAP) + sum(leap <= rest for leap in _PERSIAN_LEAP)
    days += sum(_count_days(year, number) for number in range(1, month))
    return _PERSIAN_EPOCH + timedelta(days=days + day - 2)


def _count_days(year: int, month: int) -> int:
    if month <= _LONG_MONTHS:
        return 31
    return 30 if month < _LAST_MONTH or year % _CYCLE in _PERSIAN_LEAP else 29
