"""Opening the writer's file and the edition; the only module that connects to DuckDB.

One process with the file open for writing shuts every other out, readers too. Hence a writer's
file that one process at a time opens, for as long as it writes, and an edition that anybody reads.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from warehouse.errors import EditionMissingError, WarehouseBusyError
from warehouse.faults import name_faults
from warehouse.locks import hold_lock
from warehouse.migrate import migrate_store
from warehouse.views import define_views

# Without it DuckDB leaves long text uncompressed (517 MB against 142 MB); 2.0 reads it too.
_STORAGE = "v1.5.0"
_POLL = 0.1  # seconds between two looks at a file that another tool has open
_LOCKED = re.compile(r"Could not set lock on file.*?(?:held in (.+? \(PID \d+\))|$)", re.DOTALL)

_LOCK_DOWN = """
    USE news.main;
    SET TimeZone = 'UTC';
    SET enable_external_access = false;
    SET lock_configuration = true;
"""


@contextmanager
def hold_run(home: Path, *, command: str, wait: float = 0.0) -> Iterator[None]:
    """Hold the run lock of `home`, as `command`: one run at a time.

    Raises :class:`WarehouseBusyError` when another run still holds it after `wait` seconds, with
    its process, its command and its start. The lock goes with the process, however that ends.
    """
    with hold_lock(home / "run.lock", command=command, wait=wait):
        yield


@contextmanager
def hold_writer(path: Path, *, wait: float = 60.0) -> Iterator[None]:
    """Hold the lock beside the writer's file `path` for work on the file itself.

    Waits up to `wait` seconds, then raises :class:`WarehouseBusyError`.
    """
    with hold_lock(path.with_suffix(".lock"), command=" ".join(sys.argv), wait=wait):
        yield


@contextmanager
def open_writer(path: Path, *, wait: float = 60.0) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the writer's file, brought up to this code's schema; it is made where there is none.

    Closes cleanly, so that no write-ahead log stays behind. Waits up to `wait` seconds for the
    lock, and again for a tool that has the file open without it, then raises
    :class:`WarehouseBusyError`. A full disk is a :class:`WarehouseFullError`, a damaged file a
    :class:`WarehouseError`, a schema of newer code a :class:`MigrationError`.
    """
    with hold_writer(path, wait=wait), open_held(path, wait=wait) as con:
        yield con


@contextmanager
def open_held(path: Path, *, wait: float) -> Iterator[duckdb.DuckDBPyConnection]:
    """Do the same as :func:`open_writer` for a caller that holds the writer's lock already."""
    with name_faults(path):
        con = _connect(path, deadline=time.monotonic() + wait)
        try:
            con.execute("SET TimeZone = 'UTC'")
            migrate_store(con)
            define_views(con)
            yield con
        except BaseException:
            with suppress(duckdb.Error):  # the first error is the one to tell of
                con.close()
            raise
        con.close()


@contextmanager
def open_edition(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the edition for reading: no files, no network, no settings, times in UTC.

    Raises :class:`EditionMissingError` where there is none. The edition is attached rather than
    connected to, because DuckDB shares one opened file among all connections of a process: a
    process that still holds yesterday's edition would be given it again after a publish. So ask
    here for a second connection, not its ``cursor()``, which would not know the edition.
    """
    if not path.exists():
        raise EditionMissingError(f"there is no edition at {path} yet: type `newswire run` to make one")
    with duckdb.connect(config={"autoinstall_known_extensions": "false"}) as con:
        with name_faults(path):
            attach_file(con, path, name="news")
        con.execute(_LOCK_DOWN)
        yield con


def attach_file(con: duckdb.DuckDBPyConnection, path: Path, *, name: str) -> None:
    """Let `con` read the database file `path` beside its own, as `name`."""
    quoted = str(path).replace("'", "''")
    con.execute(f"ATTACH '{quoted}' AS {name} (READ_ONLY)")


def _connect(path: Path, *, deadline: float) -> duckdb.DuckDBPyConnection:
    """Connect for writing; wait until `deadline` for whoever opened the file without our lock."""
    while True:
        try:
            return duckdb.connect(
                path,
                config={"storage_compatibility_version": _STORAGE, "autoinstall_known_extensions": "false"},
            )
        except duckdb.IOException as error:
            held = _LOCKED.search(str(error))
            if held is None:
                raise
            if time.monotonic() >= deadline:
                raise WarehouseBusyError(f"{path} is open in {held[1] or 'another program'}") from error
            time.sleep(_POLL)
