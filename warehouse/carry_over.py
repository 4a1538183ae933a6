"""Carry the content of a warehouse from before the first release over into the present schema.

Before release 0.1.0 the schema was made by twelve migrations, with other names for some tables and
columns. The content goes into a new file, table by table; the former file is kept beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.connection import open_writer
from warehouse.disk_errors import translate_database_errors
from warehouse.edition import attach_file
from warehouse.errors import FormerSchemaError, WarehouseError
from warehouse.migrate import check_migrations
from warehouse.rebuild import install_rebuild
from warehouse.search import INDEX
from warehouse.second_names import keep_beside
from warehouse.transaction import transaction

# each database file writes its own
_PER_FILE = {"migrations", "views", "view_columns", "view_guide", "newest_texts", "recent_texts"}
# Terms and bands have another form now: the rebuild that comes after makes them again.
_DERIVED_AGAIN = {
    *("story_queue", "term_frequencies", "terms", "lengths"),
    *("bands", "band_runs", "former_bands", "recent_bands"),
    *INDEX,
}

# The former name of each table and column that has another name now.
_FORMER_TABLES = {"backoffs": "rests", "overrides": "rulings"}
_FORMER_COLUMNS = {
    ("overrides", "decided_at"): "ruled_at",
    ("pages", "received_at"): "landed_at",
    ("feeds", "poll_interval"): "pace",
    ("feeds", "interval_hint"): "hint",
    ("feeds", "recent_since"): "rhythm_since",
    ("feeds", "recent_entries"): "rhythm_entries",
    ("feeds", "last_full_response_at"): "whole_at",
    ("feeds", "polls_since_full_response"): "polls_since_whole",
    ("feeds", "last_entries_at"): "listed_at",
    ("feeds", "last_gap_at"): "gap_at",
    ("feeds", "moved_url"): "address",
    ("feeds", "pending_move"): "moved_to",
    ("feeds", "pending_move_polls"): "moved_sightings",
}
_READ_ARRIVAL = """
    coalesce(
        (SELECT max_by(seen_at, revision) FROM former.store.revisions WHERE article_id = {}),
        'epoch'::TIMESTAMPTZ
    )
"""
# SQL expressions that replace NULL in columns that have a value in every row now.
_DEFAULTS = {
    ("articles", "tags"): "[]",
    ("articles", "removed_words"): "0",
    ("feeds", "recent_entries"): "0",
    ("feeds", "polls_since_full_response"): "0",
    ("feeds", "pending_move_polls"): "0",
    ("pages", "feed_authors"): "[]",
    ("pages", "is_cut"): "false",
    ("pages", "page_key"): "md5_number_lower(page_id)",
    ("revisions", "truncated"): "false",
    ("revisions", "text_source"): "'page'",
    ("fingerprints", "seen_at"): '"at"',
    ("fingerprints", "number"): "rowid + 1",
    ("fingerprints", "bands"): "[]",
    ("duplicates", "nearest"): "duplicate_of",
    ("memberships", "first_at"): "'0001-01-01 00:00:00+00'::TIMESTAMPTZ",
    ("memberships", "last_at"): "'9999-12-31 00:00:00+00'::TIMESTAMPTZ",
    ("blocks", "seen_at"): _READ_ARRIVAL.format("blocks.article_id AND revision = blocks.revision"),
    ("article_tags", "seen_at"): _READ_ARRIVAL.format("article_tags.article_id"),
}
_LIST_COLUMNS = """
    SELECT table_name, list(column_name ORDER BY column_index)
    FROM duckdb_columns()
    SEMI JOIN duckdb_tables() USING (database_name, schema_name, table_name)
    WHERE database_name = ? AND schema_name = 'store'
    GROUP BY table_name
    ORDER BY table_name
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryOver:
    """The result of carrying a warehouse over.

    Attributes:
        kept: The former file, under its new name.
        rows: The number of rows carried over, by table.
        left_out: Tables and columns of the former file that have no place in the present schema.
        missing: Tables and columns that the former file did not have, and so are empty.
    """

    kept: Path
    rows: dict[str, int]
    left_out: tuple[str, ...]
    missing: tuple[str, ...]


def carry_over(warehouse: Path, scratch: Path, *, wait: float) -> CarryOver | None:
    """Replace a warehouse from before the first release by a new file with its content.

    The caller holds the writer's lock of `warehouse`. A kill at any moment leaves the former file or
    the new one in place, and the former one is never deleted.

    Args:
        warehouse: The writer's file.
        scratch: Where the new file is made.
        wait: Seconds to wait for tools that have the new file open.

    Returns:
        The tables that were carried over; `None` if `warehouse` has the present schema already.

    Raises:
        MigrationError: The warehouse was written by newer code.
        WarehouseError: The former file cannot be read, or is not a warehouse.
    """
    with translate_database_errors(warehouse), open_writer(scratch, wait=wait) as con:
        _checkpoint(con, warehouse)
        with _attached(con, warehouse):
            if not _has_former_schema(con, warehouse):
                return None
            present, former = _list_columns(con, scratch.stem), _list_columns(con, "former")
            with transaction(con):
                rows = {
                    table: _copy(con, table, columns, former[_former_table(table)])
                    for table, columns in present.items()
                    if _former_table(table) in former
                }
    kept = keep_beside(warehouse, "before")
    install_rebuild(warehouse, scratch)
    return CarryOver(
        kept=kept, rows=rows, left_out=_list_left_out(present, former), missing=_list_missing(present, former)
    )


def _former_table(table: str) -> str:
    return _FORMER_TABLES.get(table, table)


def _former_column(table: str, column: str) -> str:
    return _FORMER_COLUMNS.get((table, column), column)


def _checkpoint(con: DuckDBPyConnection, warehouse: Path) -> None:
    """Apply the log that a killed writer left, so that the file is complete by itself."""
    quoted = str(warehouse).replace("'", "''")
    con.execute(f"ATTACH '{quoted}' AS former; CHECKPOINT former; DETACH former")


@contextmanager
def _attached(con: DuckDBPyConnection, warehouse: Path) -> Iterator[None]:
    attach_file(con, warehouse, name="former")
    try:
        yield
    finally:
        con.execute("DETACH former")


def _has_former_schema(con: DuckDBPyConnection, warehouse: Path) -> bool:
    try:
        check_migrations(con, "former.store.migrations")
    except FormerSchemaError:
        return True
    except duckdb.CatalogException as error:
        raise WarehouseError(f"{warehouse} is not a warehouse: it has no table of migrations") from error
    return False


def _list_columns(con: DuckDBPyConnection, database: str) -> dict[str, list[str]]:
    """Return the columns of each table that is carried over."""
    rows = con.execute(_LIST_COLUMNS, [database]).fetchall()
    return {table: columns for table, columns in rows if table not in _PER_FILE | _DERIVED_AGAIN}


def _copy(con: DuckDBPyConnection, table: str, columns: list[str], former: list[str]) -> int:
    """Copy the rows of a table; return their number."""
    values = []
    for column in columns:
        name, default = _former_column(table, column), _DEFAULTS.get((table, column))
        choices = [f'"{name}"'] * (name in former) + [default] * (default is not None)
        if choices:
            values.append(f'coalesce({", ".join(map(str, choices))}) AS "{column}"')
    # The same statement for every table, and so not in a file.
    ((count,),) = con.execute(
        f"INSERT INTO store.{table} BY NAME "  # noqa: S608 -- all names are this code's
        f"SELECT {', '.join(values)} FROM former.store.{_former_table(table)}"
    ).fetchall()
    return int(count)


def _list_left_out(present: dict[str, list[str]], former: dict[str, list[str]]) -> tuple[str, ...]:
    """Return the tables and columns of the former file that no present one is filled from."""
    read = {
        _former_table(table): {_former_column(table, column) for column in columns}
        for table, columns in present.items()
    }
    left_out: list[str] = []
    for table, columns in former.items():
        unread = [f"{table}.{column}" for column in columns if column not in read.get(table, ())]
        left_out += unread if table in read else [table]
    return tuple(left_out)


def _list_missing(present: dict[str, list[str]], former: dict[str, list[str]]) -> tuple[str, ...]:
    """Return the present tables and columns that the former file has nothing for."""
    missing: list[str] = []
    for table, columns in present.items():
        had = former.get(_former_table(table))
        absent = [name for name in columns if had is not None and _former_column(table, name) not in had]
        missing += [table] if had is None else [f"{table}.{name}" for name in absent]
    return tuple(missing)
