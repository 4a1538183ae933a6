"""When each feed is polled, and the observations that this is decided from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """The decisions about polling a feed, and the facts that the next decision is based on.

    Attributes:
        next_poll_at: When a scheduled run polls it next; `None` for with the next run.
        wait_until: Set while the server asked us to wait; no run polls the feed before this time.
        gone_at: When the server said that the feed is gone for good; it is not polled any more.
        poll_interval: The time between two polls, in seconds.
        interval_hint: The interval that the feed itself asks for, in seconds.
        recent_since: The publication date of the oldest of the feed's `recent_entries` newest entries.
        recent_entries: The number of newest entries that the interval is estimated from.
        last_full_response_at: When the server last sent a body, instead of 304 Not Modified.
        polls_since_full_response: The number of polls without a body since then.
        last_entries_at: The time of the last poll that listed entries.
        last_gap_at: The time of the last poll that shared no entry with the poll before it.
        moved_url: The URL that is polled since permanent redirects were followed; `None` for the
            configured one.
        pending_move: The URL that permanent redirects have led to lately; it is not followed for good
            before several polls in a row agree on it.
        pending_move_polls: The number of polls in a row that were redirected to `pending_move`.
        older_page: The older page with which the next poll goes on; `None` where none is left unread.
        older_since: The time of the last poll before the gap that they fill; `None` where there was none.
        older_pages_left: How many more older pages may be asked for.
    """

    next_poll_at: datetime | None = None
    wait_until: datetime | None = None
    gone_at: datetime | None = None
    poll_interval: int | None = None
    interval_hint: int | None = None
    recent_since: datetime | None = None
    recent_entries: int = 0
    last_full_response_at: datetime | None = None
    polls_since_full_response: int = 0
    last_entries_at: datetime | None = None
    last_gap_at: datetime | None = None
    moved_url: str | None = None
    pending_move: str | None = None
    pending_move_polls: int = 0
    older_page: str | None = None
    older_since: datetime | None = None
    older_pages_left: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OlderPages:
    """Older pages of a feed that a poll leaves to the next one.

    Attributes:
        url: The page to begin with.
        left: How many more pages may be asked for.
        since: When the feed was last polled before the gap that they fill; `None` for its first poll.
    """

    url: str
    left: int
    since: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The shortest and the longest time between two polls of one feed."""

    shortest: timedelta
    longest: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedNote:
    """An event that whoever maintains the feed list should know about.

    Attributes:
        feed_id: The feed.
        reason: ``gap``: entries may have been missed; ``moved``: it is polled at another URL from now
            on; ``gone``: it is not polled any more.
        detail: A sentence for people.
    """

    feed_id: str
    reason: Literal["gap", "moved", "gone"]
    detail: str
