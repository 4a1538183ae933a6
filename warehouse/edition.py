"""Open the edition and other database files, by attaching them to a database in memory.

This module imports little: `newswire sql` starts a process with it for every query.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.disk_errors import translate_database_errors
from warehouse.errors import EditionMissingError, FormerSchemaError, MigrationError
from warehouse.migrate import check_migrations

SETTABLE = (
    "TimeZone", "Calendar", "default_order", "default_null_order", "default_collation", "explain_output",
    "integer_division",
)  # fmt: skip
"""The settings that SQL on an edition may change: how results are shown, and nothing that it reaches."""
_LOCK_DOWN = f"""
    USE news.main;
    SET TimeZone = 'UTC';
    SET enable_external_access = false;
    SET allowed_configs = {list(SETTABLE)};
    SET lock_configuration = true;
"""


@contextmanager
def open_edition(
    path: Path, *, options: Mapping[str, str] | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the edition for reading: without files, network or settings, and with times in UTC.

    DuckDB shares an opened file among all connections of a process, so a process that still holds
    an old edition would get that one again after a publish. The edition is therefore attached and
    not connected to. For a second connection call this function again, or :func:`open_session`: a
    ``cursor()`` of the first does not have the edition as its current database.

    Args:
        path: The edition.
        options: Settings of DuckDB to open it with, such as limits.

    Raises:
        EditionMissingError: There is no edition.
        FormerSchemaError: The edition was made before the first release.
        WarehouseError: The file is damaged.
    """
    with open_without_database(options=options) as con:
        _attach_edition(con, path)
        con.execute(_LOCK_DOWN)
        yield con


@contextmanager
def open_session(con: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open another connection to the edition that :func:`open_edition` opened, for another thread.

    The connections share the memory and the limits of the first, and have temporary tables of their own.
    """
    with con.cursor() as session:
        session.execute("USE news.main; SET TimeZone = 'UTC'")
        yield session


def connect_edition(path: Path, *, threads: int | None = None) -> duckdb.DuckDBPyConnection:
    """Connect to the edition for reading, in a program that may do what its user may.

    Files, settings and other databases are at hand, unlike with :func:`open_edition`. The edition is attached
    beside an empty database in memory, and is the current one. The caller closes the connection.

    Args:
        path: The edition.
        threads: The number of threads that DuckDB may use; None for one a core.

    Raises:
        EditionMissingError: There is no edition.
        FormerSchemaError: The edition was made before the first release.
        WarehouseError: The file is damaged.
    """
    con = duckdb.connect(config={} if threads is None else {"threads": str(threads)})
    try:
        _attach_edition(con, path)
        con.execute("USE news.main; SET TimeZone = 'UTC'")
    except BaseException:
        con.close()
        raise
    return con


def _attach_edition(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    if not path.exists():
        raise EditionMissingError.of_file(path)
    with translate_database_errors(path):
        attach_file(con, path, name="news")
        _refuse_former_schema(con)


@contextmanager
def open_without_database(*, options: Mapping[str, str] | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a connection to which database files are attached.

    Args:
        options: Settings of DuckDB to open it with.
    """
    with duckdb.connect(config={"autoinstall_known_extensions": "false", **(options or {})}) as con:
        yield con


def attach_file(
    con: duckdb.DuckDBPyConnection, path: Path, *, name: str, storage_version: str | None = None
) -> None:
    """Attach the database file `path` to `con` as `name`.

    Args:
        con: The connection.
        path: The file.
        name: The name of the database on this connection.
        storage_version: The file format of a new file, which is attached for writing; None for an
            existing file, which is attached for reading.
    """
    quoted = str(path).replace("'", "''")
    options = f"STORAGE_VERSION '{storage_version}'" if storage_version else "READ_ONLY"
    con.execute(f"ATTACH '{quoted}' AS {name} ({options})")


def _refuse_former_schema(con: duckdb.DuckDBPyConnection) -> None:
    """Refuse an edition from before the first release; one of newer code may still be readable."""
    try:
        check_migrations(con, "news.store.migrations")
    except FormerSchemaError:
        raise
    except (MigrationError, duckdb.CatalogException):
        return
