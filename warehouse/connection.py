"""Opens the writer's file.

A process that has a database file open for writing excludes all others, readers too. So there is a
writer's file, which one process at a time opens while it writes, and an edition that anybody reads.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

import duckdb

from warehouse.disk_errors import translate_database_errors
from warehouse.errors import WarehouseBusyError
from warehouse.locks import hold_lock, name_run_lock, read_holder
from warehouse.open_file import OpenFile, close_left_open, is_left_open, open_file


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
    with ExitStack() as stack:
        lock = partial(hold_lock, _name_lock(path), command=" ".join(sys.argv))
        if is_left_open(path):
            try:
                stack.enter_context(lock(wait=0.0))
            except WarehouseBusyError:
                close_left_open(path)  # whoever holds the lock waits for the file
                stack.enter_context(lock(wait=wait))
        else:
            stack.enter_context(lock(wait=wait))
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
        WarehouseDamagedError: The file is damaged or gone, or its log has lost commits.
    """
    with hold_writer(path, wait=wait), open_held(path, wait=wait) as con:
        yield con


@contextmanager
def open_held(path: Path, *, wait: float, threads: int | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the writer's file as :func:`open_writer` does, for a caller that holds its lock already.

    With `threads` DuckDB uses so many at most.
    """
    with use_file(path, wait=wait, threads=threads) as opened:
        yield opened.con


@contextmanager
def use_file(path: Path, *, wait: float, threads: int | None = None) -> Iterator[OpenFile]:
    """Open the writer's file as :func:`open_held` does, and leave it open in the end if it may stay so."""
    with translate_database_errors(path):
        opened = open_file(path, wait=wait, threads=threads)
        try:
            yield opened
        except BaseException:
            opened.abandon()
            raise
        opened.leave()


def let_go(path: Path, *, home: Path, idle: float) -> None:
    """Close the writer's file if this process has left it open, and it is wanted or was left long ago.

    Who wants it holds one of the locks, and waits until DuckDB lets the file go.

    Args:
        path: The writer's file.
        home: The folder whose run lock is looked at, too.
        idle: The seconds for which the file may be left open.
    """
    if is_left_open(path):
        holders = map(read_holder, (_name_lock(path), name_run_lock(home)))
        is_wanted = any(holder and holder.pid != os.getpid() for holder in holders)
        close_left_open(path, idle=0.0 if is_wanted else idle)


def _name_lock(path: Path) -> Path:
    return path.with_suffix(".lock")
