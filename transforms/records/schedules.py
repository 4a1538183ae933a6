"""When feeds are asked for, and what that was learnt from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """What was decided on a feed, and what the next decision rests on.

    `wait_until` is set while the server wants to be left alone, `gone_at` once it has said that the
    feed is gone for good. `pace` is the time between two polls and `hint` the one that the feed asks
    for, in seconds. Of its `rhythm_entries` newest entries the oldest came out at `rhythm_since`.

    `whole_at` is when the server last sent a whole answer, `polls_since_whole` counts those without.
    `listed_at` is the last poll that brought entries, `gap_at` the last one that shared none with the
    poll before. `address` is where permanent redirects have taken the feed; `moved_to` is where they
    lead at present, and `moved_sightings` how often in a row they did.
    """

    next_poll_at: datetime | None = None
    wait_until: datetime | None = None
    gone_at: datetime | None = None
    pace: int | None = None
    hint: int | None = None
    rhythm_since: datetime | None = None
    rhythm_entries: int = 0
    whole_at: datetime | None = None
    polls_since_whole: int = 0
    listed_at: datetime | None = None
    gap_at: datetime | None = None
    address: str | None = None
    moved_to: str | None = None
    moved_sightings: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The shortest and the longest time between two polls of one feed."""

    shortest: timedelta
    longest: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedNote:
    """Something about a feed that its keeper should know. `reason` is gap, moved or gone."""

    feed_id: str
    reason: str
    detail: str
