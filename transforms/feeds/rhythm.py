"""How often a feed brings something new, and so how often it is worth asking."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from transforms.records import Entry, Schedule

_NEWEST = 20
"""Entries that tell the rhythm: a front page's worth, so that last year's pace does not count."""
_PER_GAP = 2
"""Polls to each new entry: it then waits half a gap at most, and a burst twice the mean is kept up with."""
_FIRST = timedelta(hours=1)
_QUICKER, _SLOWER = 0.5, 1.5


def learn_rhythm(schedule: Schedule, entries: Iterable[Entry], *, now: datetime) -> Schedule:
    """Return `schedule` with the rhythm of `entries`; of entries without dates nothing is learnt."""
    times = sorted(min(entry.published_at, now) for entry in entries if entry.published_at)[-_NEWEST:]
    return replace(schedule, rhythm_since=times[0], rhythm_entries=len(times)) if times else schedule


def find_pace(schedule: Schedule, *, news: int, now: datetime) -> timedelta:
    """Return how long to wait by the feed's rhythm alone, `news` being how many entries were new.

    The time from the oldest of its newest entries until now, by their number: silence counts, so a
    feed that falls silent is asked less and less. One without dates is asked twice as often after
    news, and half as often again after none.
    """
    if schedule.rhythm_since is not None:
        return (now - schedule.rhythm_since) / schedule.rhythm_entries / _PER_GAP
    before = _FIRST if schedule.pace is None else timedelta(seconds=schedule.pace)
    return before * (_QUICKER if news else _SLOWER)
