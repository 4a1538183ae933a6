"""DuckDB's own words for a full disk or a damaged file, turned into ours."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.errors import WarehouseError, WarehouseFullError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FULL_WORDS = ("No space left on device", "Disk quota exceeded", "File too large")
_FAULTS = (
    duckdb.FatalException,
    duckdb.InternalException,
    duckdb.IOException,
    duckdb.OutOfMemoryException,
    duckdb.SerializationException,
)


@contextmanager
def name_faults(path: Path) -> Iterator[None]:
    """Raise what the disk did to `path` as :class:`WarehouseFullError` or :class:`WarehouseError`.

    Mistakes in SQL and errors of the block's own go through unchanged.
    """
    try:
        yield
    except duckdb.Error as error:  # a commit that finds no room is a TransactionException like any other
        full = any(words in str(error) for words in _FULL_WORDS)
        if full or isinstance(error, _FAULTS):
            raise _fault(path, str(error), full=full) from error
        raise


@contextmanager
def name_file_faults(path: Path) -> Iterator[None]:
    """Do the same for the operating system's errors, where the block does nothing but file work."""
    try:
        yield
    except OSError as error:
        raise _fault(path, error.strerror or str(error), full=error.errno in _FULL) from error


def _fault(path: Path, words: str, *, full: bool) -> WarehouseError:
    if full:
        return WarehouseFullError(
            f"there is no room left to write {path}: nothing of this step was kept, "
            "what was there before is untouched. Make room and run the same command again"
        )
    return WarehouseError(f"{path} cannot be used: {words.splitlines()[0]}")
