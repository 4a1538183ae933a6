"""The result of reading a date, and which results are believed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from transforms.records import Precision

_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_MAX_AHEAD = timedelta(days=1)  # clocks and time zones of publishers are off


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time in UTC and its precision; that of a day, a month or a year is its first midnight."""

    at: datetime
    precision: Precision

    @property
    def day(self) -> Moment:
        """The day, as it is written, without its clock."""
        return Moment(at=self.at.replace(hour=0, minute=0, second=0, microsecond=0), precision="day")


def is_too_late(moment: Moment, now: datetime) -> bool:
    """Return whether a date is more than a day ahead of `now`."""
    return moment.at > now + _MAX_AHEAD


def is_credible(moment: Moment, now: datetime) -> bool:
    """Return whether a date is between 1990 and a day ahead of `now`."""
    return moment.at >= _EARLIEST and not is_too_late(moment, now)
