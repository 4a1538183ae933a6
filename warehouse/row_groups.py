"""Decides when DuckDB merges the row groups that each load adds to a table.

By default every checkpoint merges the last ones, and so writes every text several times: for a batch of 200
articles that took 60 ms, and takes 10 without. Merging a few batches at once takes 0.3 s. Unmerged ones take
room, 3 MB each even for one article, so there are never many.
"""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from warehouse.sql import run_query

_MAX_SMALL_ROW_GROUPS = 8


def leave_row_groups(con: DuckDBPyConnection) -> None:
    """Let checkpoints of this connection merge no row groups."""
    con.execute("SET max_vacuum_tasks = 0")


def merge_row_groups(con: DuckDBPyConnection) -> None:
    """Let the next checkpoint of this connection merge row groups, if many are small."""
    ((small,),) = run_query(con, "count_small_row_groups")
    if small >= _MAX_SMALL_ROW_GROUPS:
        con.execute("RESET max_vacuum_tasks")
