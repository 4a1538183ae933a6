"""Opens the writer's file and the edition; the only module that connects to DuckDB.

A process that has a database file open for writing excludes all others, readers too. So there is a
writer's file, which one process at a time opens while it writes, and an edition that anybody reads.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from warehouse.disk_errors import translate_database_errors
from warehouse.errors import EditionMissingError, FormerSchemaError, MigrationError, WarehouseBusyError
from warehouse.locks import hold_lock, name_run_lock
from warehouse.migrate import check_migrations, migrate_store
from warehouse.newest_texts import fill_newest_texts
from warehouse.row_groups import leave_row_groups
from warehouse.views import define_views

# DuckDB's default leaves long text uncompressed (517 MB instead of 142 MB); 2.0 reads this version too.
STORAGE_VERSION = "v1.5.0"
_POLL_INTERVAL = 0.1  # seconds between two attempts at a file that another tool has open
_LOCKED = re.compile(r"Could not set lock on file.*?(?:held in (.+? \(PID \d+\))|$)", re.DOTALL)

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
def hold_run(home: Path, *, command: str, wait: float = 0.0) -> Iterator[None]:
    """Hold the run lock of a home folder while the block runs, so that there is one run at a time.

    The lock ends with the process, however that ends.

    Args:
        home: The folder of the warehouse.
        command: The command that messages to other processes name.
        wait: Seconds to wait for another run.

    Raises:
        WarehouseBusyError: Another run still holds the lock; the message names its process, its
            command and its start.
    """
    with hold_lock(name_run_lock(home), command=command, wait=wait):
        yield


@contextmanager
def hold_writer(path: Path, *, wait: float = 60.0) -> Iterator[None]:
    """Hold the lock of the writer's file `path` while the block works on the file itself.

    Raises:
        WarehouseBusyError: Another process still holds the lock after `wait` seconds.
    """
    with hold_lock(path.with_suffix(".lock"), command=" ".join(sys.argv), wait=wait):
        yield


@contextmanager
def open_writer(path: Path, *, wait: float = 60.0) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the writer's file, with all migrations applied; a missing file is created.

    The file is closed cleanly, so that no write-ahead log stays behind.

    Args:
        path: The writer's file.
        wait: Seconds to wait for the lock, and again for a tool that has the file open without it.

    Yields:
        A connection with the time zone UTC.

    Raises:
        WarehouseBusyError: Another process still has the lock or the file.
        WarehouseFullError: The disk is full.
        MigrationError: The schema was made by newer code, or before the first release.
        WarehouseError: The file is damaged.
    """
    with hold_writer(path, wait=wait), open_held(path, wait=wait) as con:
        yield con


@contextmanager
def open_held(path: Path, *, wait: float) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the writer's file as :func:`open_writer` does, for a caller that holds its lock already."""
    with translate_database_errors(path):
        was_killed = path.with_name(f"{path.name}.wal").exists()
        con = _connect(path, deadline=time.monotonic() + wait)
        try:
            if was_killed:
                # DuckDB 1.5.5 drops index entries that it replays from a write-ahead log when the file is
                # closed again without a use of that index: texts were then never found again, and copies
                # not linked. A checkpoint before anything else keeps them.
                con.execute("CHECKPOINT")
            con.execute("SET TimeZone = 'UTC'")
            leave_row_groups(con)
            migrate_store(con)
            define_views(con)
            fill_newest_texts(con)
            yield con
        except BaseException:
            with suppress(duckdb.Error):  # the first error is the one to report
                con.close()
            raise
        con.close()


@contextmanager
def open_edition(path: Path, *, threads: int | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the edition for reading: without files, network or settings, and with times in UTC.

    DuckDB shares an opened file among all connections of a process, so a process that still holds
    an old edition would get that one again after a publish. The edition is therefore attached and
    not connected to. For a second connection call this function again: a ``cursor()`` of the first
    does not have the edition.

    Args:
        path: The edition.
        threads: The number of threads that DuckDB may use; None for one a core.

    Raises:
        EditionMissingError: There is no edition.
        FormerSchemaError: The edition was made before the first release.
        WarehouseError: The file is damaged.
    """
    with open_without_database(threads=threads) as con:
        _attach_edition(con, path)
        con.execute(_LOCK_DOWN)
        yield con


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
        raise EditionMissingError(f"there is no edition at {path} yet: type `newswire run` to make one")
    with translate_database_errors(path):
        attach_file(con, path, name="news")
        _refuse_former_schema(con)


@contextmanager
def open_without_database(*, threads: int | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a connection to which database files are attached.

    Args:
        threads: The number of threads that DuckDB may use; None for one a core.
    """
    limits = {} if threads is None else {"threads": str(threads)}
    with duckdb.connect(config={"autoinstall_known_extensions": "false", **limits}) as con:
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


def _connect(path: Path, *, deadline: float) -> duckdb.DuckDBPyConnection:
    """Connect for writing; wait until `deadline` for a process that opened the file without our lock."""
    while True:
        try:
            return duckdb.connect(
                path,
                config={
                    "storage_compatibility_version": STORAGE_VERSION,
                    "autoinstall_known_extensions": "false",
                },
            )
        except duckdb.IOException as error:
            locked = _LOCKED.search(str(error))
            if locked is None:
                raise
            if time.monotonic() >= deadline:
                raise WarehouseBusyError(f"{path} is open in {locked[1] or 'another program'}") from error
            time.sleep(_POLL_INTERVAL)
