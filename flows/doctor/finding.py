"""The result of a check."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The result of one check: a message, and a remedy if it is not ok."""

    ok: bool
    message: str
    remedy: str = ""


def describe_age(age: timedelta) -> str:
    """Return a length of time in its largest unit, such as "3 hours"."""
    for unit, name in ((86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second")):
        number = int(age.total_seconds() // unit)
        if number >= 1:
            return f"{number} {name}{'s' if number > 1 else ''}"
    return "less than a second"


def describe_moment(at: datetime | None, now: datetime) -> str:
    """Return a time with its distance from `now`, or "never" for None."""
    if at is None:
        return "never"
    distance = f"{describe_age(now - at)} ago" if at <= now else f"still to come, in {describe_age(at - now)}"
    return f"{at:%Y-%m-%d %H:%M} UTC ({distance})"
