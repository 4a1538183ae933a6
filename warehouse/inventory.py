"""Count the rows of every table of a warehouse, by which a copy is compared with its original."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from duckdb import DuckDBPyConnection

from warehouse.connection import open_held
from warehouse.disk_errors import translate_database_errors
from warehouse.edition import attach_file, open_without_database
from warehouse.integrity import read_everything
from warehouse.migrate import check_migrations
from warehouse.sql import run_query


def close_and_count(writer: Path, *, wait: float) -> Mapping[str, int]:
    """Open the writer's file, read all of it, count the rows of each of its tables, and close it cleanly.

    The caller holds the writer's lock. Afterwards the file alone is the warehouse, without a log beside it.

    Raises:
        WarehouseError: The file is damaged.
        MigrationError: The file was written by newer code.
    """
    with open_held(writer, wait=wait) as con:
        con.execute("CHECKPOINT")
        ((name,),) = con.execute("SELECT current_database()").fetchall()
        read_everything(con, name)  # a backup of a damaged file would be none
        return _count(con, name)


def inspect_copy(path: Path) -> Mapping[str, int]:
    """Return the number of rows in each table of a copy of a warehouse, which is opened for reading.

    Raises:
        WarehouseError: The file is damaged.
        MigrationError: The file was written by newer code.
    """
    with open_without_database() as con, translate_database_errors(path):
        attach_file(con, path, name="copy")
        check_migrations(con, "copy.store.migrations")
        return _count(con, "copy")


def _count(con: DuckDBPyConnection, name: str) -> Mapping[str, int]:
    counts: dict[str, int] = {}
    for (table,) in run_query(con, "list_tables", name=name):
        # the same statement for every table, and so not in a file
        ((rows,),) = con.execute(f'SELECT count(*) FROM "{name}".store."{table}"').fetchall()  # noqa: S608
        counts[table] = int(rows)
    return counts


def list_archive_files(con: DuckDBPyConnection) -> list[str]:
    """Return the names of the archive's files that pages and requests refer to."""
    return [name for (name,) in run_query(con, "list_archive_files")]
