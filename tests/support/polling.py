"""Record polls with the decisions on the next ones, and list the entries that are due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from duckdb import DuckDBPyConnection

from transforms.feeds.schedule import decide_next_poll
from transforms.records import Bounds, Poll
from warehouse.load import write_polls
from warehouse.work_list import read_due_entries, read_due_feeds, read_existing_entries

BOUNDS = Bounds(shortest=timedelta(minutes=5), longest=timedelta(days=1))


def record(con: DuckDBPyConnection, polls: Sequence[Poll], *, run_id: str, now: datetime) -> int:
    """Decide on the next polls from the stored history, and store polls and decisions in one run.

    Args:
        con: A connection to the warehouse.
        polls: The polls.
        run_id: The identifier of the run.
        now: The time of the run.

    Returns:
        The number of new and changed entries.
    """
    feeds = {feed.feed_id: feed for feed in read_due_feeds(con, now=now + timedelta(days=9), every=True)}
    seen = {
        one.entry_id: one.last_seen_at
        for one in read_existing_entries(con, [entry for poll in polls for entry in poll.entries])
    }
    decided = [
        decide_next_poll(
            feeds[poll.feed_id], poll, last_listed=list(seen.values()), bounds=BOUNDS, jitter=0.0, now=now
        )
        for poll in polls
    ]
    notes = [note for one in decided for note in one.notes]
    return write_polls(con, polls, [one.feed for one in decided], notes=notes, run_id=run_id, now=now)


def list_due(con: DuckDBPyConnection, make: Any, *, at: float) -> list[str]:
    """Return the names of the entries that are due `at` minutes after noon."""
    due = read_due_entries(con, now=make.at(at), limit=100)
    return [one.entry.guid.rpartition("/")[2] for one in due]
