"""Compact a database file: its content is copied into a new one, which has no free blocks.

DuckDB writes changed row groups elsewhere, fills the blocks that this frees with later ones, and cuts
only free blocks at the end of a file off. After a large load up to half of the file may be free.
"""

from __future__ import annotations

from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.disk_errors import translate_database_errors
from warehouse.disk_sync import sync_path
from warehouse.edition import attach_file, open_without_database
from warehouse.errors import WarehouseError
from warehouse.freed_memory import FREED_EARLY
from warehouse.sql import run_query
from warehouse.writing_instance import STORAGE_VERSION

# How much DuckDB may keep of the files. Without a limit it keeps what it has read: the peak was 480 MB for a
# file of 139 MB, and more the larger the file; now it is 270 MB. Row groups that find no room are spilled.
_MEMORY = "128MB"
_LIST_TABLES = "SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = 'before'"


def measure_free_share(con: DuckDBPyConnection) -> float:
    """Return the share of the blocks of the open file that hold nothing since the last checkpoint."""
    ((share,),) = run_query(con, "measure_free_blocks")
    return float(share)


def compact_file(path: Path) -> None:
    """Replace the database file `path`, which nobody has open, by a compact one of the same content.

    The new file is verified, and takes the name of the old one in one rename, so that a kill at any
    moment leaves one of the two.

    Raises:
        WarehouseFullError: There is no room for a second file; the old one stays.
        WarehouseError: The new file has not the rows of the old one, which stays.
    """
    compact = path.with_name(f".{path.name}.compact")
    try:
        with translate_database_errors(compact):
            try:
                _copy(path, compact, memory=_MEMORY)
            except duckdb.OutOfMemoryException:  # a large index may find no room
                _copy(path, compact, memory=None)
        sync_path(compact)
        compact.replace(path)
        sync_path(path.parent)
    finally:
        compact.unlink(missing_ok=True)


def _copy(path: Path, compact: Path, *, memory: str | None) -> None:
    """Copy the content of `path` into the new file `compact`, within `memory` or DuckDB's own limit."""
    compact.unlink(missing_ok=True)
    options = {
        "temp_directory": f"{compact}.tmp",
        **FREED_EARLY,
        **({"memory_limit": memory} if memory else {}),
    }
    with open_without_database(options=options) as con:
        attach_file(con, path, name="before")
        attach_file(con, compact, name="after", storage_version=STORAGE_VERSION)
        con.execute("COPY FROM DATABASE before TO after")
        for schema, table in con.execute(_LIST_TABLES).fetchall():
            if _count(con, f"before.{schema}.{table}") != _count(con, f"after.{schema}.{table}"):
                raise WarehouseError(f"{path} could not be compacted: the copy of {table} has other rows")


def _count(con: DuckDBPyConnection, table: str) -> int:
    ((count,),) = con.execute(f"SELECT count(*) FROM {table}").fetchall()  # noqa: S608 -- a name of ours
    return int(count)
