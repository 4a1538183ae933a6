"""Publish an edition into a lake, as one snapshot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from duckdb import DuckDBPyConnection

from warehouse.edition import attach_file
from warehouse.errors import EditionMissingError, WarehouseError
from warehouse.lake.changed_rows import Changes, write_table
from warehouse.lake.definitions import define_lake_views, list_definitions
from warehouse.lake.place import LakePlace, open_lake
from warehouse.lake.snapshots import find_snapshot, list_snapshots, note_snapshot
from warehouse.lake.stored_tables import DIGEST, StoredTable, list_published_tables, list_stored_tables
from warehouse.listings import read_edition_moment
from warehouse.transaction import transaction

DEFINITIONS = StoredTable(name="edition_definitions", columns={"position": "INTEGER", "statement": "VARCHAR"})
"""The views and macros of the edition, as statements."""
# Each publish replaces its row, so that DuckLake lets one of two that run at once fail. It would let both add
# the same rows.
_PUBLISHED = StoredTable(
    name="published_edition",
    columns={"edition_id": "VARCHAR", "published_at": "TIMESTAMP WITH TIME ZONE"},
)
OWN_TABLES = (DEFINITIONS.name, _PUBLISHED.name)
"""The tables of a lake that no edition has."""
_COUNT_BYTES = """
    SELECT coalesce(sum(file_size_bytes), 0)::BIGINT
    FROM (
        SELECT file_size_bytes, begin_snapshot FROM __ducklake_metadata_lake.ducklake_data_file
        UNION ALL
        SELECT file_size_bytes, begin_snapshot FROM __ducklake_metadata_lake.ducklake_delete_file
    )
    WHERE begin_snapshot = ?
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class LakePublication:
    """What a publish has done.

    Attributes:
        edition_id: The edition that the lake has now.
        published_at: When it was published on this machine.
        changes: The rows that were written; none if the lake had the edition already.
        bytes: The size of the files that they are in.
    """

    edition_id: str
    published_at: datetime
    changes: Changes
    bytes: int


def publish_to_lake(place: LakePlace, edition: Path) -> LakePublication:
    """Give a lake the rows of an edition, all of them or none.

    Args:
        place: The lake, which is made where there is none.
        edition: The edition, which may be replaced meanwhile: the one that is opened is published.

    Raises:
        EditionMissingError: There is no edition.
        WarehouseError: The lake has a newer edition, or this one is of another version of the code.
        duckdb.Error: The lake cannot be reached or written to, or another process has published to it
            meanwhile; it is as it was.
    """
    with open_lake(place, writes=True, creates=True) as con:
        attach_file(con, edition, name="news")
        con.execute("USE news.main")
        found = read_edition_moment(con)
        if found is None:
            raise EditionMissingError(f"there is no edition at {edition}")
        edition_id, published_at = found
        newest = find_snapshot(list_snapshots(con), None)
        if newest and newest.edition_id == edition_id:
            return LakePublication(
                edition_id=edition_id, published_at=published_at, changes=Changes(), bytes=0
            )
        if newest and newest.published_at > published_at and not _is_former(con, newest.edition_id):
            raise WarehouseError(
                f"it has an edition of {newest.published_at:%Y-%m-%d %H:%M:%S} UTC, newer than that of this"
                " machine: another machine publishes to it"
            )
        changes = _write_snapshot(con, edition_id, published_at)
        ((number,),) = con.execute("FROM ducklake_last_committed_snapshot('lake')").fetchall()
        ((size,),) = con.execute(_COUNT_BYTES, [number]).fetchall()
        return LakePublication(edition_id=edition_id, published_at=published_at, changes=changes, bytes=size)


def _is_former(con: DuckDBPyConnection, edition_id: str) -> bool:
    """Return whether an edition is a former one of this machine, whose clock was ahead by then."""
    found = con.execute(
        "SELECT count(*) FROM news.store.editions WHERE edition_id = ?", [edition_id]
    ).fetchone()
    return found is not None and found[0] > 0


def _write_snapshot(con: DuckDBPyConnection, edition_id: str, published_at: datetime) -> Changes:
    tables = list_published_tables(con)
    definitions = list_definitions(con)
    con.execute("USE memory.main")
    for table in (DEFINITIONS, _PUBLISHED):
        columns = ", ".join(f"{name} {kind}" for name, kind in table.columns.items())
        con.execute(f"CREATE TABLE {table.name} ({columns})")
    con.executemany("INSERT INTO edition_definitions VALUES (?, ?)", list(enumerate(definitions)))
    con.execute("INSERT INTO published_edition VALUES (?, ?)", [edition_id, published_at])
    with transaction(con):
        stored = {table.name: table for table in list_stored_tables(con)}
        con.execute('CREATE SCHEMA IF NOT EXISTS lake."rows"')
        changed = _write(con, DEFINITIONS, "memory.main", stored)
        redefines = bool(changed.added or changed.removed)
        changes = changed + _write(con, _PUBLISHED, "memory.main", stored)
        for table in tables:
            changed = _write(con, table, "news.store", stored)
            redefines |= changed.is_new
            changes += changed
        for name in stored.keys() - {table.name for table in tables} - set(OWN_TABLES):
            con.execute(f'DROP TABLE lake."rows"."{name}"')
        if redefines:
            define_lake_views(con, [table.name for table in tables], digest=DIGEST)
        note_snapshot(con, edition_id=edition_id, published_at=published_at, changes=changes)
    return changes


def _write(
    con: DuckDBPyConnection, table: StoredTable, schema: str, stored: dict[str, StoredTable]
) -> Changes:
    return write_table(con, table, f'{schema}."{table.name}"', stored.get(table.name))
