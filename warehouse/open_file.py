"""The writer's file while this process has it open, which may be for longer than one holder of its lock.

DuckDB takes 40 ms of CPU time to open and to close a file of 10,000 articles, and reads each block anew then.
So a service that makes pass after pass may leave the file open in between, without its lock: all of it is in
the file then, and the next holder in this process goes on with it. Other processes get the file once
:func:`close_left_open` has closed it.
"""

from __future__ import annotations

import os
import re
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.commit_notes import CommitNotes, begin_notes, inspect_log, name_notes
from warehouse.errors import WarehouseBusyError, WarehouseDamagedError
from warehouse.log_file import list_logs
from warehouse.migrate import migrate_store
from warehouse.newest_texts import fill_newest_texts
from warehouse.row_groups import leave_row_groups
from warehouse.text_index import keep_replayed_entries, renew_text_index
from warehouse.views import define_views

# DuckDB's default leaves long text uncompressed (517 MB instead of 142 MB); 2.0 reads this version too.
STORAGE_VERSION = "v1.5.0"
# DuckDB keeps the memory of a query for the next one, by default up to 128 and 512 MB. That made the peak of
# a load 50 MB higher, and took no less CPU time.
_KEPT_MEMORY = "1MB"
_POLL_INTERVAL = 0.1  # seconds between two attempts at a file that another process has open
_LETTING_GO = 1.5  # seconds in which a service closes a file that it has left open and that is wanted
# Seconds, since a process whose file stays open grows: beside 900 articles by 2 MB a pass, most of which
# DuckDB does not count. Where the file was closed behind each pass it grew by nothing.
_LONGEST_OPEN = 30.0
_LOCKED = re.compile(r"Could not set lock on file.*?(?:held in (.+? \(PID \d+\))|$)", re.DOTALL)

_Signature = tuple[int, int, int]
_closed: dict[Path, _Signature | None] = {}
"""The files that this process has closed, as they were then."""


@dataclass(slots=True, kw_only=True)
class OpenFile:
    """An open file, under the lock of its holder or left open by the last one.

    Attributes:
        path: The file.
        con: The connection.
        notes: The notes on its commits.
        threads: The limit on DuckDB's threads; None for one a core.
        stays_open: Whether it may be left open.
        descriptor: Reads the file beside DuckDB, whose own lock ends when any other descriptor of the file is
            closed; so it is closed behind DuckDB.
        opened_at: When it was opened, in seconds of the monotonic clock.
        left_at: When it was left open.
        signature: What the file was like then.
    """

    path: Path
    con: duckdb.DuckDBPyConnection
    notes: CommitNotes
    threads: int | None
    stays_open: bool = False
    descriptor: int
    opened_at: float
    left_at: float = 0.0
    signature: _Signature | None = None

    def leave(self) -> None:
        """Leave the file open if it may be, with everything in it, or else close it."""
        is_young = time.monotonic() - self.opened_at < _LONGEST_OPEN
        if not (self.stays_open and is_young and self._is_written()):
            self.close()
            return
        self.notes.mark("closed")  # a kill leaves a whole file
        self.left_at, self.signature = time.monotonic(), _sign(self.path)
        with _guard:
            _left_open[self.path.resolve()] = self

    def resume(self) -> None:
        """Go on with a file that was left open, under its lock."""
        leave_row_groups(self.con)  # a load may have allowed to merge them
        self.notes.mark("opened")

    def close(self) -> None:
        """Close the file, with everything in it, under its lock."""
        try:
            self.con.close()
            self.notes.mark("closed")
            _closed[self.path.resolve()] = _sign(self.path)
        finally:
            self._close_descriptors()

    def abandon(self) -> None:
        """Close the file where the notes on it must stay as they are: after an error, or without its lock."""
        with suppress(duckdb.Error):  # the first error is the one to report
            self.con.close()
        self._close_descriptors()

    def _is_written(self) -> bool:
        """Bring all commits into the file, as closing does, and return whether that is done."""
        if list_logs(self.path):
            with suppress(duckdb.Error):  # a full disk; the log has them all
                self.con.execute("CHECKPOINT")
        return not list_logs(self.path)

    def _close_descriptors(self) -> None:
        self.notes.close()
        os.close(self.descriptor)


_left_open: dict[Path, OpenFile] = {}
_guard = threading.Lock()


def open_file(path: Path, *, wait: float, threads: int | None) -> OpenFile:
    """Open the writer's file, whose lock the caller holds, or go on with one that was left open.

    A file that is as this process left it is not checked for migrations and views again, which takes 6 ms.

    Args:
        path: The file.
        wait: Seconds to wait for a process that has the file open without its lock.
        threads: The limit on DuckDB's threads; None for one a core.

    Raises:
        WarehouseBusyError: Another process still has it open.
        WarehouseDamagedError: The file is gone, or its log has lost commits.
    """
    with _guard:
        left_open = _left_open.pop(path.resolve(), None)
    if left_open:
        is_as_left = left_open.signature == _sign(path) and not list_logs(path)
        if is_as_left and threads in {None, left_open.threads}:
            left_open.resume()
            return left_open
        left_open.abandon()
    was_closed = _check_before(path)
    signature = _closed.pop(path.resolve(), None)
    is_as_left = was_closed and signature is not None and signature == _sign(path)
    con = _connect(path, deadline=time.monotonic() + max(wait, _LETTING_GO), threads=threads)
    try:
        if not was_closed:
            keep_replayed_entries(con)
        con.execute("SET TimeZone = 'UTC'")
        leave_row_groups(con)
        if not is_as_left:
            migrate_store(con)
        if not was_closed:
            renew_text_index(con)
        opened = OpenFile(
            path=path,
            con=con,
            notes=begin_notes(con, path),
            threads=threads,
            descriptor=os.open(path, os.O_RDONLY | os.O_CLOEXEC),
            opened_at=time.monotonic(),
        )
    except BaseException:
        with suppress(duckdb.Error):  # the first error is the one to report
            con.close()
        raise
    try:
        if not is_as_left:
            define_views(con)
            fill_newest_texts(con)
    except BaseException:
        opened.abandon()
        raise
    return opened


def close_left_open(path: Path, *, idle: float = 0.0) -> None:
    """Close a file that this process has left open for `idle` seconds, so that others can have it.

    The caller need not hold its lock: there is nothing left to write. Another thread that opens the file
    waits until it is closed: DuckDB would give it a connection to the open file, which would go on without
    DuckDB's lock, since that ends when the descriptor is closed here.
    """
    with _guard:
        found = _left_open.get(path.resolve())
        if found is None or time.monotonic() - found.left_at < idle:
            return
        del _left_open[path.resolve()]
        _closed[path.resolve()] = found.signature
        found.abandon()


def is_left_open(path: Path) -> bool:
    """Return whether this process has left a file open."""
    return path.resolve() in _left_open


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


def _connect(path: Path, *, deadline: float, threads: int | None) -> duckdb.DuckDBPyConnection:
    """Connect for writing; wait until `deadline` for a process that has the file open without its lock."""
    while True:
        try:
            return duckdb.connect(
                path,
                config={
                    "storage_compatibility_version": STORAGE_VERSION,
                    "autoinstall_known_extensions": "false",
                    "allocator_flush_threshold": _KEPT_MEMORY,
                    "allocator_bulk_deallocation_flush_threshold": _KEPT_MEMORY,
                    **({"threads": str(threads)} if threads else {}),
                },
            )
        except duckdb.IOException as error:
            locked = _LOCKED.search(str(error))
            if locked is None:
                raise
            if time.monotonic() >= deadline:
                raise WarehouseBusyError(f"{path} is open in {locked[1] or 'another program'}") from error
            time.sleep(_POLL_INTERVAL)
