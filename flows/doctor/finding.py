"""The result of a check."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from flows.description.counts import write_plural


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The result of one check: a message, and a remedy if it is not ok."""

    ok: bool
    message: str
    remedy: str = ""


def count_waiting(number: int, name: str, names: str) -> str:
    """Return how many wait, such as "1 push waits" or "3 pushes wait"."""
    return f"{write_plural(number, name, names)} wait{'s' if number == 1 else ''}"


def describe_age(age: timedelta) -> str:
    """Return a length of time in its largest unit, such as "3 hours"."""
    for unit, name in ((86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second")):
        number = int(age.total_seconds() // unit)
        if number >= 1:
            return write_plural(number, name)
    return "less than a second"


def describe_moment(at: datetime | None, now: datetime) -> str:
    """Return a time with its distance from `now`, or "never" for None."""
    if at is None:
        return "never"
    distance = f"{describe_age(now - at)} ago" if at <= now else f"still to come, in {describe_age(at - now)}"
    return f"{at:%Y-%m-%d %H:%M} UTC ({distance})"
