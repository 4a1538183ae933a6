"""Check a database as a whole: that all of it can be read, and that its rows fit together.

No constraint holds the tables together, since keys make loading 4 to 10 times slower. DuckDB compares the
checksum of a block when it reads it, so that damage is found by reading everything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from warehouse.read import read_existing_revisions
from warehouse.sql import run_query
from warehouse.tables import TABLES

_KEYS = {
    **{name: table.key for name, table in TABLES.items()},
    "articles": ("article_id",),
    "band_runs": ("run", "part"),
    "digest_libraries": ("library", "version"),
    "editions": ("edition_id",),
    "entry_versions": ("entry_id", "version"),
    "recent_texts": ("article_id",),
    "story_queue": ("article_id",),
    "vocabulary": ("term",),
}
"""The columns that identify a row of a table of the store."""
UNKEYED = {
    "former_articles",
    "former_bands",
    "migrations",
    "postings",
    "recent_bands",
    "recent_postings",
    "view_columns",
    "view_guide",
    "views",
}
"""Tables in which nothing depends on it that a row is there once."""
_SAMPLE = 1_000  # indexed texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Rows that do not fit: in which way, their number, and the key of one."""

    kind: str
    count: int
    example: str


def read_everything(con: DuckDBPyConnection, database: str) -> None:
    """Read every row of all tables of the store of an attached database.

    Raises:
        duckdb.Error: A part of it cannot be read.
    """
    for (table,) in run_query(con, "list_tables", name=database):
        read_table(con, f'"{database}".store."{table}"')


def read_table(con: DuckDBPyConnection, table: str) -> None:
    """Read every row of a table, whose name may be qualified.

    Raises:
        duckdb.Error: A part of it cannot be read.
    """
    # the same statement for every table, and so not in a file
    con.execute(f"SELECT bit_xor(hash(one)) FROM {table} AS one").fetchall()  # noqa: S608


def list_faults(con: DuckDBPyConnection, database: str) -> list[Fault]:
    """Return what does not fit in the current database, which has this name.

    Rows that have the key of another, rows that refer to others which are not there, and texts that the index
    does not find.
    """
    return [*_list_doubles(con, database), *_list_orphans(con), *_list_unindexed(con)]


def find_key(table: str) -> tuple[str, ...]:
    """Return the columns that identify a row of a table of the store; none for those in `UNKEYED`."""
    return () if table in UNKEYED else _KEYS.get(table, ())


def _list_doubles(con: DuckDBPyConnection, database: str) -> Iterator[Fault]:
    for (table,) in run_query(con, "list_tables", name=database):
        key = find_key(table)
        if not key:
            continue
        columns = ", ".join(f'"{column}"' for column in key)
        ((count, example),) = con.execute(
            # the same statement for every table, and so not in a file
            f"SELECT count(*), min(concat_ws(' ', {columns})) FROM ("  # noqa: S608 -- all names are this code's
            f'SELECT {columns} FROM store."{table}" WHERE "{key[0]}" IS NOT NULL '
            "GROUP BY ALL HAVING count(*) > 1)"
        ).fetchall()
        if count:
            kind = f"keys of {table} that several rows have"
            yield Fault(kind=kind, count=int(count), example=str(example))


def _list_orphans(con: DuckDBPyConnection) -> Iterator[Fault]:
    for kind, count, example in run_query(con, "list_orphans"):
        yield Fault(kind=str(kind), count=int(count), example=str(example))


def _list_unindexed(con: DuckDBPyConnection) -> Iterator[Fault]:
    sample = {article_id for (article_id,) in run_query(con, "list_indexed_sample", limit=_SAMPLE)}
    lost = sample - read_existing_revisions(con, sample).keys()
    if lost:
        kind = f"of {len(sample)} texts, those that the index does not find"
        yield Fault(kind=kind, count=len(lost), example=min(lost))
