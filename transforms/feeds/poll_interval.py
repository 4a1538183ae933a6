"""How often to poll a feed, estimated from how often it publishes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from transforms.records import Entry, Schedule

_MAX_RECENT = 20
"""Entries that the estimate uses: a front page's worth, so that last year's rate does not count."""
_POLLS_PER_ENTRY = 2
"""A new entry then waits half the mean gap at most, and a burst at twice the mean rate is kept up with."""
_FIRST = timedelta(hours=1)
_QUICKER, _SLOWER = 0.5, 1.5


def note_recent_entries(schedule: Schedule, entries: Iterable[Entry], *, now: datetime) -> Schedule:
    """Note the publication dates of a feed's newest entries in its schedule.

    Args:
        schedule: The feed's schedule so far.
        entries: The entries that the feed lists. Dates in the future count as `now`.
        now: The time of the poll.

    Returns:
        The schedule with `recent_since` and `recent_entries` set, unchanged where no entry is dated.
    """
    times = sorted(min(entry.published_at, now) for entry in entries if entry.published_at)[-_MAX_RECENT:]
    return replace(schedule, recent_since=times[0], recent_entries=len(times)) if times else schedule


def estimate_interval(schedule: Schedule, *, new_entries: int, now: datetime) -> timedelta:
    """Estimate how long to wait until the next poll from the feed's publication rate alone.

    The estimate is the time from the oldest recent entry until now divided by their number, halved.
    Silence counts, so a feed that falls silent is polled less and less often. A feed without dates is
    polled twice as often after new entries, and after none its interval grows by half.

    Args:
        schedule: The feed's schedule, with the entries of this poll noted.
        new_entries: The number of entries that this poll listed for the first time.
        now: The time of the poll.
    """
    if schedule.recent_since is not None:
        return (now - schedule.recent_since) / schedule.recent_entries / _POLLS_PER_ENTRY
    before = _FIRST if schedule.poll_interval is None else timedelta(seconds=schedule.poll_interval)
    return before * (_QUICKER if new_entries else _SLOWER)
