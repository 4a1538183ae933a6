"""Bring moments back that a clock which was ahead has put into the future.

Everything that waits is stored as the moment at which it ends. A run whose clock was a year ahead left feeds
that were not polled for a year once the clock was right, since neither their next poll came nor was any poll
newer than their last. Beside each moment there is when it was noted, so that the wait itself is known.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from duckdb import DuckDBPyConnection

from warehouse.sql import run_query
from warehouse.transaction import transaction


def settle_moments(con: DuckDBPyConnection, *, now: datetime, longest: timedelta) -> bool:
    """Let whatever was noted after `now` wait from now on for as long as it was to wait.

    Args:
        con: The writer's connection.
        now: The present, which is not before any moment that a run under way has noted.
        longest: The longest wait that anybody may ask for.

    Returns:
        Whether any moment was in the future.
    """
    if run_query(con, "has_future_moments", now=now, longest=longest) != [(True,)]:
        return False
    with transaction(con):
        run_query(con, "settle_entries", now=now, longest=longest)
        run_query(con, "settle_feeds", now=now, longest=longest)
        run_query(con, "settle_backoffs", now=now, longest=longest)
        run_query(con, "delete_future_robots", now=now)
    return True


def list_future_moments(con: DuckDBPyConnection, *, now: datetime) -> list[tuple[str, int, datetime]]:
    """Return the kinds of rows with a time after `now`, their number, and the latest of these times."""
    return [(str(kind), int(count), at) for kind, count, at in run_query(con, "list_future_moments", now=now)]
