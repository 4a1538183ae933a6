"""Read the work list: feeds and entries that are due, back-offs, and robots.txt files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from duckdb import DuckDBPyConnection

from transforms.records import DueEntry, Entry, ExistingEntry, Feed, HostBackoff, RobotsFile
from warehouse.arrow import tabulate_entries, tabulate_keys
from warehouse.sql import read_records, read_rows, run_query
from warehouse.transaction import staged


def read_due_feeds(con: DuckDBPyConnection, *, now: datetime, every: bool = False) -> list[Feed]:
    """Return the configured feeds that are due at `now`, in their order.

    Feeds whose servers asked us to wait, and feeds that are gone, are never due.

    Args:
        con: A connection to the warehouse.
        now: The time.
        every: Return the feeds that are not due yet as well.
    """
    return read_records(con, "read_due_feeds", Feed, now=now, every=every)


def read_next_due(con: DuckDBPyConnection) -> tuple[datetime | None, datetime | None]:
    """Return when the next configured feed and the next pending entry are due; `None` where there is none."""
    ((feed_due_at, entry_due_at),) = run_query(con, "read_next_due")
    return feed_due_at, entry_due_at


def read_last_ends(con: DuckDBPyConnection) -> dict[str, datetime]:
    """Return when each flow last ended, by its name in the `runs` view."""
    return dict(run_query(con, "list_last_ends"))


def read_waiting_feeds(con: DuckDBPyConnection, *, now: datetime) -> list[dict[str, Any]]:
    """Return `name`, `wait_until` and `gone_at` of the configured feeds that no run polls at `now`."""
    return read_rows(con, "read_waiting_feeds", now=now)


def read_feed_health(con: DuckDBPyConnection) -> list[dict[str, Any]]:
    """Return the rows of the view `feeds`, the configured ones first, in their order."""
    return read_rows(con, "read_feed_health")


def read_existing_entries(con: DuckDBPyConnection, listed: Iterable[Entry]) -> list[ExistingEntry]:
    """Return the entries of the work list that the `listed` ones may be, the oldest first."""
    with staged(con, entries=tabulate_entries(listed)):
        return read_records(con, "read_existing_entries", ExistingEntry)


def read_due_entries(con: DuckDBPyConnection, *, now: datetime, limit: int) -> list[DueEntry]:
    """Return at most `limit` entries that are due at `now`, those that have waited longest first."""
    return read_records(con, "read_due_entries", DueEntry, now=now, limit=limit)


def count_due_entries(con: DuckDBPyConnection, *, now: datetime) -> int:
    """Return how many entries are due at `now`."""
    ((count,),) = run_query(con, "count_due_entries", now=now)
    return int(count)


def read_backoffs(con: DuckDBPyConnection, *, now: datetime) -> list[HostBackoff]:
    """Return the servers that asked us to wait beyond `now`."""
    return read_records(con, "read_backoffs", HostBackoff, now=now)


def read_robots(con: DuckDBPyConnection, origins: Iterable[str]) -> list[RobotsFile]:
    """Return the stored robots.txt of each of `origins` that has one."""
    with staged(con, keys=tabulate_keys(origins)):
        return read_records(con, "read_robots", RobotsFile)
