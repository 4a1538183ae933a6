"""The health of feeds, as the last polls left it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from duckdb import DuckDBPyConnection

from warehouse.sql import read_records


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedHealth:
    """A feed; most fields are those of the view ``feeds``.

    Attributes:
        feed_id: The feed.
        name: Its name in the configuration.
        url: Its address there.
        title: Its own title; `None` before it was read, or if it has none.
        configured: Whether it is still in the configuration.
        last_polled_at: When it was last polled; `None` before the first poll.
        last_ok_at: When a poll last succeeded; `None` if none has.
        failures: The number of polls that failed since.
        last_reason: Why the last poll failed; `None` if it succeeded.
        last_detail: The same as a sentence.
        wait_until: The time until which its server asked us to wait; `None` if it did not.
        gone_at: When its server said that it is gone for good; `None` if it did not.
        moved_url: Where it is polled since it moved; `None` if it has not.
        last_gap_at: The last poll before which entries may have been missed; `None` if there was none.
        truncated: Whether it listed more entries than the limit.
        faults: The defects that were found when it was last read, as sentences.
        poll_interval: The time between two polls; `None` before the first estimate.
        last_entry_at: When its last entry came, in the 90 days before its last answer; `None` if none did.
        rhythm_days: The usual number of days between two with entries; `None` if too few are known.
    """

    feed_id: str
    name: str
    url: str
    title: str | None
    configured: bool
    last_polled_at: datetime | None
    last_ok_at: datetime | None
    failures: int
    last_reason: str | None
    last_detail: str | None
    wait_until: datetime | None
    gone_at: datetime | None
    moved_url: str | None
    last_gap_at: datetime | None
    truncated: bool
    faults: tuple[str, ...]
    poll_interval: timedelta | None
    last_entry_at: datetime | None
    rhythm_days: float | None


def list_feed_health(con: DuckDBPyConnection) -> list[FeedHealth]:
    """Return all feeds, the configured ones first, in the order of the configuration."""
    return read_records(con, "explorer/feed_health", FeedHealth)
