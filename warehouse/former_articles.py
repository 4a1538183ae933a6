"""Keep articles as they were before they were replaced, for the macro `as_of`.

A correction keeps the row that it replaces in the transaction of its load; see ``keep_corrected_articles``.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from duckdb import DuckDBPyConnection

from warehouse.connection import open_writer
from warehouse.edition import attach_file
from warehouse.sql import run_query
from warehouse.transaction import transaction


def keep_before_rebuild(warehouse: Path, scratch: Path, *, now: datetime, days: int, wait: float) -> None:
    """Keep in `scratch` the articles of `warehouse` that the rebuild changed, lost or gained.

    The caller holds the writer's lock of `warehouse`.

    Args:
        warehouse: The writer's file.
        scratch: The rebuilt file, which is about to replace it.
        now: The moment of the rebuild.
        days: How long replaced articles are kept.
        wait: Seconds to wait for tools that have a file open.
    """
    with open_writer(scratch, wait=wait) as con:
        attach_file(con, warehouse, name="before")
        with transaction(con):
            run_query(con, "keep_former_texts")
            run_query(con, "keep_rebuilt_articles", now=now)
            run_query(con, "keep_gained_articles", now=now)
            run_query(con, "prune_former_articles", now=now, days=days)
        con.execute("DETACH before")


def prune_former_articles(con: DuckDBPyConnection, *, now: datetime, days: int) -> None:
    """Forget the articles that were replaced more than so many days ago."""
    with transaction(con):
        run_query(con, "prune_former_articles", now=now, days=days)
