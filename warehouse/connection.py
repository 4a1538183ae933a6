"""Open the writer's file.

A process that has a database file open for writing excludes all others, readers too. So there is a
writer's file, which one process at a time opens while it writes, and an edition that anybody reads.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import duckdb

from warehouse.commit_notes import begin_notes, inspect_log, name_notes
from warehouse.disk_errors import translate_database_errors
from warehouse.errors import WarehouseBusyError, WarehouseDamagedError
from warehouse.locks import hold_lock, name_run_lock
from warehouse.migrate import migrate_store
from warehouse.newest_texts import fill_newest_texts
from warehouse.row_groups import leave_row_groups, write_row_groups
from warehouse.text_index import keep_replayed_entries, renew_text_index
from warehouse.views import define_views
from warehouse.writing_instance import WritingInstance

_POLL_INTERVAL = 0.1  # seconds between two attempts at a file that another tool has open
_LOCKED = re.compile(r"Could not set lock on file.*?(?:held in (.+? \(PID \d+\))|$)", re.DOTALL)

_Signature = tuple[int, int, int]
_left: dict[Path, _Signature | None] = {}
"""The files that this process has closed, as they were then."""


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
def open_writer(
    path: Path, *, wait: float = 60.0, threads: int | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the writer's file, with all migrations applied; a missing file is created.

    The file is closed cleanly, so that no write-ahead log stays behind.

    Args:
        path: The writer's file.
        wait: Seconds to wait for the lock, and again for a tool that has the file open without it.
        threads: The number of threads that DuckDB may use; None for one a core.

    Yields:
        A connection with the time zone UTC.

    Raises:
        WarehouseBusyError: Another process still has the lock or the file.
        WarehouseFullError: The disk is full.
        MigrationError: The schema was made by newer code, or before the first release.
        WarehouseDamagedError: The file is damaged or gone, or its log has lost commits.
    """
    with hold_writer(path, wait=wait), open_held(path, wait=wait, threads=threads) as con:
        yield con


@contextmanager
def open_held(path: Path, *, wait: float, threads: int | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the writer's file as :func:`open_writer` does, for a caller that holds its lock already.

    With `threads` DuckDB uses so many at most. A file that is as this process left it is not checked for
    migrations and views again, which takes 6 ms.
    """
    with translate_database_errors(path):
        was_closed = _check_before(path)
        left = _left.pop(path.resolve(), None)
        is_as_left = was_closed and left is not None and left == _sign(path)
        instance = _connect(path, deadline=time.monotonic() + wait, threads=threads)
        con = instance.con
        try:
            if not was_closed:
                keep_replayed_entries(con)
            con.execute("SET TimeZone = 'UTC'")
            leave_row_groups(con)
            if not is_as_left:
                migrate_store(con)
            if not was_closed:
                renew_text_index(con)
            notes = begin_notes(con, path)
        except BaseException:
            instance.abandon()
            raise
        with closing(notes):
            try:
                if not is_as_left:
                    define_views(con)
                    fill_newest_texts(con)
                yield con
            except BaseException:
                instance.abandon()
                raise
            is_merged = write_row_groups(con)
            instance.close()
            if not is_merged:
                _merge_without_limit(path, deadline=time.monotonic() + wait, threads=threads)
            notes.mark("closed")
            _left[path.resolve()] = _sign(path)


def _merge_without_limit(path: Path, *, deadline: float, threads: int | None) -> None:
    """Open a file again whose checkpoint found no room in memory, and close it with a checkpoint."""
    with closing(_connect(path, deadline=deadline, threads=threads)) as instance:
        keep_replayed_entries(instance.con)
        renew_text_index(instance.con)


def _sign(path: Path) -> _Signature | None:
    """Return what changes with each write of a file; None where there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _check_before(path: Path) -> bool:
    """Check that a file, which nobody has open, is there and its log whole; return whether it was closed.

    Raises:
        WarehouseDamagedError: The file is gone, or its log has lost commits.
    """
    if not path.exists():
        if name_notes(path).exists():
            raise WarehouseDamagedError(
                f"{path} is gone. `newswire rebuild --repair` makes it again of the edition and the archive; "
                f"to begin with nothing, delete {name_notes(path)} too"
            )
        return True
    state = inspect_log(path)
    if state.lost:
        raise WarehouseDamagedError(
            f"the log of {path} is cut or damaged: {state.lost.lost} of the {state.lost.noted} commits in it "
            f"are lost, the last of {state.lost.last_at}. `newswire rebuild --repair` keeps the others"
        )
    return state.was_closed


def _connect(path: Path, *, deadline: float, threads: int | None) -> WritingInstance:
    """Open a file for writing; wait until `deadline` for a process that opened it without our lock."""
    while True:
        try:
            return WritingInstance(path, threads=threads)
        except duckdb.IOException as error:
            locked = _LOCKED.search(str(error))
            if locked is None:
                raise
            if time.monotonic() >= deadline:
                raise WarehouseBusyError(f"{path} is open in {locked[1] or 'another program'}") from error
            time.sleep(_POLL_INTERVAL)
