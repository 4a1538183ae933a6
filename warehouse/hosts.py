"""Write the back-offs of servers, and their robots.txt files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from duckdb import DuckDBPyConnection

from transforms.records import HostBackoff, RobotsFile
from warehouse.arrow import tabulate
from warehouse.sql import run_query
from warehouse.transaction import transaction


def write_hosts(
    con: DuckDBPyConnection, backoffs: Sequence[HostBackoff], robots: Sequence[RobotsFile], *, now: datetime
) -> None:
    """Write the back-offs and robots.txt files of servers, and delete those that have expired by `now`."""
    with transaction(con, backoffs=tabulate("backoffs", backoffs), robots=tabulate("robots", robots)):
        run_query(con, "merge_backoffs", now=now)
        run_query(con, "merge_robots", now=now)
