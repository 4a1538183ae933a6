"""What servers asked of us, carried from one run to the next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from duckdb import DuckDBPyConnection
from yarl import URL

from flows.shift import Shift
from flows.web.hosts import name_origin
from warehouse.load import record_hosts
from warehouse.read import read_rests, read_robots


def recall_hosts(shift: Shift, con: DuckDBPyConnection, urls: Iterable[str] = ()) -> None:
    """Recall which servers want to be left alone, and the robots.txt files that `urls` are subject to."""
    origins = {origin for origin in map(_find_origin, urls) if origin}
    shift.hosts.recall(read_rests(con, now=datetime.now(UTC)), read_robots(con, origins))


def remember_hosts(shift: Shift) -> None:
    """Write down what servers asked of us since this was last done."""
    rests, robots = shift.hosts.take_news()
    if rests or robots:
        with shift.open_warehouse() as con:
            record_hosts(con, rests, robots, now=datetime.now(UTC))


def _find_origin(url: str) -> str | None:
    try:
        return name_origin(URL(url))
    except ValueError:
        return None
