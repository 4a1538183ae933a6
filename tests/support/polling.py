"""Polls recorded with what is decided of them, and what is due then."""

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
    """Record polls with what is decided of them by what is remembered."""
    known = {feed.feed_id: feed for feed in read_due_feeds(con, now=now + timedelta(days=9), every=True)}
    seen = {one.entry_id: one.last_seen_at for one in read_existing_entries(con, polls)}
    decided = [
        decide_next_poll(
            known[poll.feed_id], poll, last_listed=list(seen.values()), bounds=BOUNDS, jitter=0.0, now=now
        )
        for poll in polls
    ]
    notes = [note for one in decided for note in one.notes]
    return write_polls(con, polls, [one.feed for one in decided], notes=notes, run_id=run_id, now=now)


def list_due(con: DuckDBPyConnection, make: Any, *, at: float) -> list[str]:
    due = read_due_entries(con, now=make.at(at), limit=100)
    return [one.entry.guid.rpartition("/")[2] for one in due]
