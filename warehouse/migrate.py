"""Apply the numbered migrations that a writer's file has not had, each of them once."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable

import duckdb

from warehouse.errors import FormerSchemaError, MigrationError
from warehouse.scripts import Script, list_packaged_scripts, list_scripts
from warehouse.transaction import transaction

MIGRATIONS = files("warehouse") / "migrations"
_MISTAKES = (duckdb.ProgrammingError, duckdb.DataError, duckdb.IntegrityError, duckdb.NotSupportedError)
_CREATE_LOG = """
    CREATE SCHEMA IF NOT EXISTS store;
    CREATE TABLE IF NOT EXISTS store.migrations (
        number     INTEGER     NOT NULL,
        name       VARCHAR     NOT NULL,
        sha256     VARCHAR     NOT NULL,
        applied_at TIMESTAMPTZ NOT NULL DEFAULT now()
    );
"""


def migrate_store(con: duckdb.DuckDBPyConnection, *, folder: Traversable | None = None) -> None:
    """Apply the scripts of `folder` that the database has not had, in order, each in one transaction.

    Args:
        con: The writer's connection.
        folder: The migrations; by default those of this package.

    Raises:
        FormerSchemaError: The database was made before the first release.
        MigrationError: A script was changed after it was applied, the database has had a script that
            this code does not have, or a script failed, in which case it left no trace.
    """
    con.execute(_CREATE_LOG)
    applied = check_migrations(con, "store.migrations", folder=folder)
    missing = [script for script in _list_migrations(folder) if script.number not in applied]
    for script in missing:
        _apply(con, script)
    if missing:
        # DuckDB 1.5.5 replays a log wrongly that makes an index or a column between rows of the same table.
        # So the rows of a load never follow a migration in one log.
        con.execute("CHECKPOINT")


def check_migrations(
    con: duckdb.DuckDBPyConnection, log: str, *, folder: Traversable | None = None
) -> frozenset[int]:
    """Check that the migrations which a database has had are those of this code.

    Args:
        con: A connection.
        log: The table of the migrations that the database has had.
        folder: The migrations; by default those of this package.

    Returns:
        The numbers of the migrations that the database has had.

    Raises:
        FormerSchemaError: The database was made before the first release.
        MigrationError: A script was changed after it was applied, or the database has had a script
            that this code does not have.
    """
    scripts = {script.number: script for script in _list_migrations(folder)}
    applied = con.execute(f"SELECT number, name, sha256 FROM {log} ORDER BY number").fetchall()  # noqa: S608
    for number, name, sha256 in applied:
        if number in scripts and scripts[number].name != name:
            raise FormerSchemaError(
                "this database was made before the first release, with another schema. Type "
                "`newswire rebuild --from-archive`: it brings the content into a new file and keeps "
                "the former one"
            )
        if number not in scripts:
            raise MigrationError(
                f"this warehouse was written by newer code: it has had migration {number:04} ({name}), and "
                f"this code knows them up to {max(scripts, default=0):04}. Update newswire and try again"
            )
        if scripts[number].sha256 != sha256:
            raise MigrationError(
                f"migration {number:04} ({name}) was changed after it was applied to this warehouse. "
                "Restore it, and put the change into a new migration"
            )
    return frozenset(number for number, _, _ in applied)


def _list_migrations(folder: Traversable | None) -> Sequence[Script]:
    return list_scripts(folder) if folder else list_packaged_scripts("migrations")


def _apply(con: duckdb.DuckDBPyConnection, script: Script) -> None:
    try:
        with transaction(con):
            con.execute(script.text)
            con.execute(
                "INSERT INTO store.migrations (number, name, sha256) VALUES (?, ?, ?)",
                [script.number, script.name, script.sha256],
            )
    except _MISTAKES as error:
        raise MigrationError(
            f"migration {script.number:04} ({script.name}) failed and left no trace: {error}"
        ) from error
