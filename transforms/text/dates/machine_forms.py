"""Read dates that are written for machines: ISO 8601 with its relatives, and seconds since 1970."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, tzinfo

from transforms.records import Moment
from transforms.text.dates.calendars import make_date
from transforms.text.dates.context import DateContext
from transforms.text.dates.stated_zones import convert_to_utc, find_zone, load_zone

_ISO = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d|\d{8}|\d{4}-?W\d\d-?[1-7]|\d{4}-\d{3})"
    r"(?:(?:T|t|_|\s)\s?(?P<h>\d\d):?(?P<m>[0-5]\d)(?::?(?P<s>[0-5]\d|60)(?:[.,](?P<fraction>\d{1,9}))?)?(?P<zone>.*))?"
)
_STAMP = re.compile(r"(?P<date>\d{8})(?P<h>[0-2]\d)(?P<m>[0-5]\d)(?P<s>[0-5]\d)?")
_ZONE_ID = re.compile(r"\s?\[[A-Za-z]+(?:/[A-Za-z_+-]+)*\d*\]$")  # as Java prints it after the offset
_LOST_PLUS = re.compile(r"\s(?P<offset>\d\d:?\d\d)")  # a plus sign that an address turned into a space
_PARTIAL = re.compile(r"(?P<y>(?:19|20)\d\d)(?:-(?P<m>0[1-9]|1[0-2]))?")
_EPOCH = re.compile(r"(?:/Date\()?(?P<units>-?\d{9,19})(?:\.\d+)?(?:[+-]\d{4})?(?:\)/)?")
_PER_SECOND = {9: 1, 10: 1, 12: 1_000, 13: 1_000, 15: 10**6, 16: 10**6, 18: 10**9, 19: 10**9}
_WEEK = 3  # parts of a week date
_ZONE_LENGTH = 40


def read_machine_form(text: str, context: DateContext) -> Moment | None:
    """Read a text that is nothing but a date in a form for machines.

    These are calendar dates with and without hyphens and time, with any zone, week and ordinal dates, W3C's
    months and years, and epochs in seconds or finer units, by their number of digits. 24:00 is the next
    midnight.

    Args:
        text: The folded text.
        context: Gives the zone of a time without one; UTC if the place has none.
    """
    if partial := _PARTIAL.fullmatch(text):
        at = datetime(int(partial["y"]), int(partial["m"] or 1), 1, tzinfo=UTC)
        return Moment(at=at, precision="month" if partial["m"] else "year")
    bare = _ZONE_ID.sub("", text)
    if found := _ISO.fullmatch(bare) or _STAMP.fullmatch(bare):
        day = _read_day(found["date"])
        return _add_clock(day, found, context) if day else None
    return _read_epoch(text)


def _read_day(written: str) -> date | None:
    try:
        if "W" in written:
            week = re.findall(r"\d+", written.replace("W", "-")) if written.count("-") else None
            numbers = week or (written[:4], written[5:7], written[7:])
            year, number, day = map(int, numbers) if len(numbers) == _WEEK else (0, 0, 0)
            return date.fromisocalendar(year, number, day)
        if re.fullmatch(r"\d{4}-\d{3}", written):
            day_of_year = date(int(written[:4]), 1, 1) + timedelta(days=int(written[5:]) - 1)
            return day_of_year if day_of_year.year == int(written[:4]) else None
    except (ValueError, OverflowError):
        return None
    digits = written.replace("-", "")
    return make_date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))


def _add_clock(day: date, found: re.Match[str], context: DateContext) -> Moment | None:
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    if found["h"] is None:
        return Moment(at=midnight, precision="day")
    hour, minute, second = int(found["h"]), int(found["m"]), int(found["s"] or 0)
    if hour > 24 or (hour == 24 and (minute or second)):  # noqa: PLR2004 -- hours of a day
        return None
    parts = found.groupdict()
    fraction = int((parts.get("fraction") or "").ljust(6, "0")[:6])
    written = parts.get("zone") or ""
    if lost := _LOST_PLUS.fullmatch(written):
        written = f"+{lost['offset']}"
    # the digits before a minus sign show that it is one
    stated = find_zone(f"00:00:00{written[:_ZONE_LENGTH]}", 8, context) if written else None
    if written.strip() and stated is None:
        return None
    clock = timedelta(hours=hour, minutes=minute, seconds=second, microseconds=fraction)
    local = midnight.replace(tzinfo=None) + clock
    if stated and stated.zone is None:
        return Moment(at=midnight, precision="day")
    zone = stated.zone if stated and stated.zone else load_zone(context.zone or "+00:00")
    return _make(local, zone, is_exact=found["s"] is not None, midnight=midnight)


def _make(local: datetime, zone: tzinfo, *, is_exact: bool, midnight: datetime) -> Moment:
    try:
        at = convert_to_utc(local, zone)
    except OverflowError:
        return Moment(at=midnight, precision="day")
    return Moment(at=at, precision="second" if is_exact else "minute")


def _read_epoch(text: str) -> Moment | None:
    found = _EPOCH.fullmatch(text)
    if found is None:
        return None
    per_second = _PER_SECOND.get(len(found["units"].lstrip("-")))
    if per_second is None:
        return None
    return Moment(
        at=datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(found["units"]) // per_second),
        precision="second",
    )
