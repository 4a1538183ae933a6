"""What servers asked of us, carried from one run to the next."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial

from duckdb import DuckDBPyConnection
from yarl import URL

from flows.run_context import RunContext
from flows.web.client import Client
from flows.web.host_registry import name_origin
from warehouse.load import write_hosts
from warehouse.read import read_backoffs, read_robots


def recall_hosts(context: RunContext, con: DuckDBPyConnection, urls: Iterable[str] = ()) -> None:
    """Recall which servers want to be left alone, and the robots.txt files that `urls` are subject to."""
    origins = {origin for origin in map(_find_origin, urls) if origin}
    context.hosts.recall(read_backoffs(con, now=datetime.now(UTC)), read_robots(con, origins))


@asynccontextmanager
async def open_client(context: RunContext) -> AsyncIterator[Client]:
    """Open a client that knows what servers asked of us, and writes down what they ask of it.

    A server's wish to be left alone is written down before the next request, so that it holds even
    if the run is killed; robots.txt files, which only save requests, when the client is closed.
    """
    async with Client(context.settings.fetch, context.hosts, on_rest=partial(_remember, context)) as client:
        yield client
    _remember(context)


def _remember(context: RunContext) -> None:
    backoffs, robots = context.hosts.take_news()
    if backoffs or robots:
        with context.open_warehouse() as con:
            write_hosts(con, backoffs, robots, now=datetime.now(UTC))


def _find_origin(url: str) -> str | None:
    try:
        return name_origin(URL(url))
    except ValueError:
        return None
