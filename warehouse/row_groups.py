"""Decides when DuckDB merges the row groups that each load adds to a table.

By default every checkpoint merges the last ones, and so writes every text several times: for a batch of 200
articles that took 60 ms, and takes 10 without. Merging a few batches at once takes 0.3 s. Unmerged ones take
room, 3 MB each even for one article, so there are never many.

DuckDB merges short row groups with longer ones, up to 122,880 rows, and keeps all columns of the new one in
memory: 220 MB for 59,500 reports of 90 words. So it is done within a limit here.
"""

from __future__ import annotations

from contextlib import suppress

import duckdb

from warehouse.disk_errors import is_disk_full
from warehouse.sql import run_query

_MAX_SMALL_ROW_GROUPS = 8
# Of DuckDB; what finds no room is spilled. 32 MB are enough for reports of 90 words, and 16 end the database.
_MEMORY = "64MB"


def leave_row_groups(con: duckdb.DuckDBPyConnection) -> None:
    """Let checkpoints of this connection merge no row groups."""
    con.execute("SET max_vacuum_tasks = 0")


def request_merge(con: duckdb.DuckDBPyConnection) -> None:
    """Let row groups be merged before this connection is closed, if many are small."""
    ((small,),) = run_query(con, "count_small_row_groups")
    if small >= _MAX_SMALL_ROW_GROUPS:
        con.execute("SET VARIABLE merges_row_groups = true")


def is_merge_requested(con: duckdb.DuckDBPyConnection) -> bool:
    """Return whether row groups are merged when this connection is closed.

    Until then there must be no checkpoint: the one that merges finds nothing to do behind another one.
    """
    return con.execute("SELECT getvariable('merges_row_groups')").fetchall() == [(True,)]


def merge_row_groups(con: duckdb.DuckDBPyConnection) -> bool:
    """Merge row groups if that was requested, right before the connection is closed.

    Returns:
        Whether the memory was enough. If not, the connection can only be closed, and everything that was
        committed is in the log still.
    """
    try:
        requested = is_merge_requested(con)
    except duckdb.ConnectionException:  # it was closed already
        return True
    if not requested:
        return True
    with suppress(duckdb.OutOfMemoryException):  # more is in use
        con.execute(f"SET threads = 1; SET memory_limit = '{_MEMORY}'")
    con.execute("RESET max_vacuum_tasks")
    try:
        con.execute("CHECKPOINT")
    except (duckdb.FatalException, duckdb.IOException) as error:
        return is_disk_full(error)  # closing keeps the log then, too
    return True
