"""Translate the errors of DuckDB and the operating system that a disk causes into ours."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.errors import WarehouseError, WarehouseFullError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FULL_MESSAGES = ("No space left on device", "Disk quota exceeded", "File too large")
_FILE_ERRORS = (
    duckdb.FatalException,
    duckdb.InternalException,
    duckdb.IOException,
    duckdb.OutOfMemoryException,
    duckdb.SerializationException,
)


@contextmanager
def translate_database_errors(path: Path) -> Iterator[None]:
    """Translate DuckDB's errors on the database file `path` while the block runs.

    Mistakes in SQL and other errors of the block are not changed.

    Raises:
        WarehouseFullError: The disk, or this user's share of it, is full.
        WarehouseError: The file is damaged or cannot be read.
    """
    try:
        yield
    except duckdb.Error as error:  # a commit that finds no room is a TransactionException like any other
        is_full = is_disk_full(error)
        if is_full or isinstance(error, _FILE_ERRORS):
            raise _make_error(path, str(error), is_full=is_full) from error
        raise


def is_disk_full(error: duckdb.Error) -> bool:
    """Return whether an error says that the disk, or this user's share of it, is full."""
    return any(message in str(error) for message in _FULL_MESSAGES)


@contextmanager
def translate_file_errors(path: Path) -> Iterator[None]:
    """Translate the operating system's errors while the block runs, which works on files only.

    Raises:
        WarehouseFullError: The disk, or this user's share of it, is full.
        WarehouseError: `path` cannot be read or written.
    """
    try:
        yield
    except OSError as error:
        raise _make_error(path, error.strerror or str(error), is_full=error.errno in _FULL) from error


def _make_error(path: Path, message: str, *, is_full: bool) -> WarehouseError:
    if is_full:
        return WarehouseFullError(
            f"there is no room left to write {path}: nothing of this step was kept, "
            "existing data is untouched. Make room and run the same command again"
        )
    fault = message.splitlines()[0].rstrip(".")
    return WarehouseError(f"{path} cannot be used: {fault}. `newswire doctor` says what to do")
