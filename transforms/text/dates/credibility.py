"""Which dates are believed: those that news can have."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from transforms.records import Moment

_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_MAX_AHEAD = timedelta(days=1)  # clocks and time zones of publishers are off


def is_too_late(moment: Moment, now: datetime) -> bool:
    """Return whether a date is more than a day ahead of `now`."""
    return moment.at > now + _MAX_AHEAD


def is_credible(moment: Moment, now: datetime) -> bool:
    """Return whether a date is between 1990 and a day ahead of `now`."""
    return moment.at >= _EARLIEST and not is_too_late(moment, now)
