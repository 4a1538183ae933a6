"""Parse dates as people write them, each with its precision."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from transforms.records import Precision
from transforms.text.calendar_names import number_months
from transforms.text.dates import parse_date

_LANGUAGES = ("de", "en", "es", "fr")  # another language would change the dates of pages that are stored
_MONTH_NUMBERS = number_months(full=_LANGUAGES, short=_LANGUAGES)
_MONTH_NAMES = "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True))
_DATES = (
    re.compile(
        rf"\b(?P<m>{_MONTH_NAMES})\b\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})\b", re.IGNORECASE
    ),
    re.compile(
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.)? (?:de |of )?(?P<m>{_MONTH_NAMES})\b\.?,?"
        r" (?:de )?(?P<y>\d{4})\b",
        re.IGNORECASE,
    ),
    re.compile(r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日"),
    re.compile(r"\b(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})\b"),
    re.compile(r"\b(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})\b"),
)
_CLOCK = re.compile(
    r"(?P<h>\d{1,2})(?::|時|h)(?P<min>\d{2})(?::(?P<s>\d{2}))?分?\s?(?P<half>[ap])?\.?(?:m\b\.?)?"
    r"\s?\(?(?P<zone>Z|[A-Z]{2,4}T|UTC|GMT|BST)?\)?\s?(?P<offset>[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_ZONE_OFFSETS = {"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}
_ZONE_OFFSETS |= {
    "et": -5,
    "ct": -6,
    "pt": -8,
    "cet": 1,
    "cest": 2,
    "bst": 1,
    "jst": 9,
    "utc": 0,
    "gmt": 0,
    "z": 0,
}
_PARTIAL = re.compile(r"(?P<y>\d{4})(?:-(?P<m>\d{2}))?")
_NOON = 12
_JAPAN_OFFSET = 9
_CLOCK_DISTANCE = 30  # characters between a date and its clock
_MAX_LENGTH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time in UTC and its precision; that of a day is its midnight."""

    at: datetime
    precision: Precision


def read_moment(raw: str | None, *, now: datetime) -> Moment | None:
    """Parse a text that is nothing but a date, such as an attribute: in ISO 8601, RFC 822 or in words.

    A time without a zone is taken as UTC.

    Args:
        raw: The text.
        now: The present.

    Returns:
        None when the text is no date, or one before 1990 or after tomorrow.
    """
    text = (raw or "")[:_MAX_LENGTH].strip()
    at = parse_date(text, now=now)
    if at is not None:
        clock = _CLOCK.search(text)
        precision: Precision = "day" if clock is None else "second" if clock["s"] else "minute"
        return Moment(at=at, precision=precision)
    partial = _PARTIAL.fullmatch(text)
    if partial:
        at = parse_date(f"{partial['y']}-{partial['m'] or '01'}-01", now=now)
        return Moment(at=at, precision="month" if partial["m"] else "year") if at else None
    return find_moment(text, now=now)


def find_moment(text: str, *, now: datetime) -> Moment | None:
    """Find the first date with day, month and year in a text.

    Dates may be in English, German, French, Spanish or Japanese, with a clock time close after the date
    or before it. A time without a zone is taken as UTC, beside a Japanese date as Japan's. ``5/4/2026``
    is not read, since it may be either of two days.

    Args:
        text: The text.
        now: The present; a date after tomorrow is not believed.
    """
    found = min((m for p in _DATES if (m := p.search(text))), key=lambda m: m.start(), default=None)
    if found is None:
        return None
    month = found["m"] if found["m"].isdigit() else str(_MONTH_NUMBERS[found["m"].casefold()])
    day = parse_date(f"{found['y']}-{int(month):02}-{int(found['d']):02}", now=now)
    if day is None:
        return None
    clock = _CLOCK.search(text, found.end(), found.end() + _CLOCK_DISTANCE) or _CLOCK.search(
        text, max(0, found.start() - _CLOCK_DISTANCE), found.start()
    )
    if clock is None:
        return Moment(at=day, precision="day")
    return _set_clock(day, clock, default_offset=_JAPAN_OFFSET if "年" in found[0] else 0, now=now)


def _set_clock(day: datetime, clock: re.Match[str], *, default_offset: int, now: datetime) -> Moment:
    hour, half = int(clock["h"]), (clock["half"] or "").casefold()
    if half:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    try:
        at = day.replace(
            hour=hour,
            minute=int(clock["min"]),
            second=int(clock["s"] or 0),
            tzinfo=_read_zone(clock, default_offset),
        )
    except ValueError:
        return Moment(at=day, precision="day")
    at = at.astimezone(UTC)
    if at > now + timedelta(days=1):
        return Moment(at=day, precision="day")
    return Moment(at=at, precision="second" if clock["s"] else "minute")


def _read_zone(clock: re.Match[str], default_offset: int) -> timezone:
    if clock["offset"]:
        sign, digits = clock["offset"][0], clock["offset"][1:].replace(":", "")
        offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        return timezone(-offset if sign == "-" else offset)
    return timezone(timedelta(hours=_ZONE_OFFSETS.get((clock["zone"] or "").casefold(), default_offset)))
