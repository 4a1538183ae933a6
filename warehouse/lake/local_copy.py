"""Make a database file of a snapshot: an edition as any other, which readers query without the lake."""

from __future__ import annotations

from pathlib import Path

from duckdb import DuckDBPyConnection

from warehouse.edition import attach_file, open_without_database
from warehouse.errors import WarehouseError
from warehouse.lake.definitions import run_definitions
from warehouse.lake.place import LakePlace, open_lake, restrict_to_files
from warehouse.lake.publication import OWN_TABLES
from warehouse.lake.snapshots import Snapshot
from warehouse.lake.stored_tables import list_stored_tables
from warehouse.listings import read_edition_moment
from warehouse.transaction import transaction
from warehouse.writing_instance import STORAGE_VERSION


def copy_snapshot(place: LakePlace, snapshot: Snapshot, file: Path) -> None:
    """Write a snapshot into a new database file.

    Args:
        place: The lake.
        snapshot: The snapshot.
        file: The file, which must not exist.

    Raises:
        WarehouseError: The rows are not those of the snapshot.
        duckdb.Error: The lake cannot be read, or has the snapshot no more.
    """
    with open_lake(place, snapshot=snapshot.number) as con:
        attach_file(con, file, name="copy", storage_version=STORAGE_VERSION)
        restrict_to_files(con, place)
        con.execute("CREATE SCHEMA copy.store")
        for table in list_stored_tables(con):
            if table.name not in OWN_TABLES:
                rows = f'SELECT {table.column_list} FROM lake."rows".{table.quoted_name}'  # noqa: S608 -- names of ours
                con.execute(f"CREATE TABLE copy.store.{table.quoted_name} AS {rows}")
        con.execute('SELECT statement FROM lake."rows".edition_definitions ORDER BY position')
        definitions = [statement for (statement,) in con.fetchall()]
    _define(file, definitions, snapshot)


def _define(file: Path, definitions: list[str], snapshot: Snapshot) -> None:
    """Run the statements of a lake where they reach the file alone: who writes to the lake chooses them."""
    with open_without_database() as con:
        attach_file(con, file, name="copy", storage_version=STORAGE_VERSION)
        con.execute("USE copy.main")
        con.execute("SET enable_external_access = false; SET lock_configuration = true")
        with transaction(con):
            run_definitions(con, definitions, edition_id=snapshot.edition_id)
        _check(con, snapshot)
        con.execute("CHECKPOINT")


def _check(con: DuckDBPyConnection, snapshot: Snapshot) -> None:
    found = read_edition_moment(con)
    if found is None or found[0] != snapshot.edition_id:
        raise WarehouseError(f"snapshot {snapshot.number} has other rows than those of its edition")
