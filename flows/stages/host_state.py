"""Carry the state of hosts from run to run: back-offs and robots.txt files."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial

from duckdb import DuckDBPyConnection
from yarl import URL

from flows.logs import log
from flows.run_context import RunContext
from flows.web.client import Client
from flows.web.host_registry import MAX_BACKOFF, name_origin
from warehouse.clock import settle_moments
from warehouse.hosts import write_hosts
from warehouse.work_list import read_backoffs, read_robots


def settle_clock(context: RunContext, con: DuckDBPyConnection) -> None:
    """Let nothing wait longer than it was to because an earlier run had a clock that was ahead."""
    if context.session.is_clock_settled:
        return
    context.session.is_clock_settled = True
    # what this run has noted itself is after its own present
    now = max(context.now, datetime.now(UTC))
    if settle_moments(con, now=now, longest=MAX_BACKOFF):
        log.warning(
            "an earlier run had a clock that was ahead: its waits were shortened to what they were to be"
        )


def restore_hosts(context: RunContext, con: DuckDBPyConnection, urls: Iterable[str] = ()) -> None:
    """Read all current back-offs, and the robots.txt files of the sites of `urls`, from the warehouse."""
    origins = {origin for origin in map(_find_origin, urls) if origin}
    context.hosts.restore(read_backoffs(con, now=datetime.now(UTC)), read_robots(con, origins))


@asynccontextmanager
async def open_client(
    context: RunContext, *, has_room: Callable[[], bool] = lambda: True
) -> AsyncIterator[Client]:
    """Open a client that shares the run's state of hosts and stores what changes in it.

    A back-off is stored before the next request, so that it holds even if the run is killed. Files of
    robots.txt, which only save requests, are stored when the client is closed.

    Args:
        context: The run.
        has_room: Returns whether there is memory for another page.
    """
    store = partial(_store_changes, context)
    async with Client(context.settings.fetch, context.hosts, on_backoff=store, has_room=has_room) as client:
        yield client
    store()


def _store_changes(context: RunContext) -> None:
    backoffs, robots = context.hosts.take_changes()
    if backoffs or robots:
        with context.open_warehouse() as con:
            write_hosts(con, backoffs, robots, now=datetime.now(UTC))


def _find_origin(url: str) -> str | None:
    try:
        return name_origin(URL(url))
    except ValueError:
        return None
