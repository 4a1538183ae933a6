"""Decide when DuckDB merges the row groups that loads add to tables, and how much memory that may take.

By default every checkpoint merges the last ones, and so writes every text several times: for a batch of 200
articles that took 60 ms, and takes 10 without. Merging a few batches at once takes 0.3 s. Unmerged ones take
room, 3 MB each even for one article, so there are never many.

DuckDB merges short row groups with longer ones, up to 122,880 rows, and keeps all columns of the new one in
memory: 220 MB for 59,500 reports of 90 words. It does so, too, with the last row group of a table that has an
index, whenever rows are added: 300 MB for 80,000 texts of 600 words. So both are done within a limit here.
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


def request_rewrite(con: duckdb.DuckDBPyConnection) -> None:
    """Let the rows that were added to a large table with an index be written right before closing."""
    con.execute("SET VARIABLE rewrites_row_groups = true")


def is_writing_requested(con: duckdb.DuckDBPyConnection) -> bool:
    """Return whether row groups are merged or written anew when this connection is closed.

    Until then there must be no checkpoint: the one that merges finds nothing to do behind another one, and
    another one knows no limit.
    """
    return any(_list_requests(con))


def write_row_groups(con: duckdb.DuckDBPyConnection) -> bool:
    """Merge row groups or write them anew if that was requested, right before the connection is closed.

    Returns:
        Whether the memory was enough. If not, the connection can only be closed, and everything that was
        committed is in the log still.
    """
    try:
        merges, rewrites = _list_requests(con)
    except duckdb.ConnectionException:  # it was closed already
        return True
    if not (merges or rewrites):
        return True
    with suppress(duckdb.OutOfMemoryException):  # more is in use
        con.execute(f"SET threads = 1; SET memory_limit = '{_MEMORY}'")
    if merges:
        con.execute("RESET max_vacuum_tasks")
    try:
        con.execute("CHECKPOINT")
    except (duckdb.FatalException, duckdb.IOException) as error:
        return is_disk_full(error)  # closing keeps the log then, too
    return True


def _list_requests(con: duckdb.DuckDBPyConnection) -> tuple[bool, bool]:
    """Return whether merging is requested, and whether writing anew is."""
    [(merges, rewrites)] = con.execute(
        "SELECT getvariable('merges_row_groups'), getvariable('rewrites_row_groups')"
    ).fetchall()
    return merges is True, rewrites is True
