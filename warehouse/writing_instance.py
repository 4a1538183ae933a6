"""The DuckDB instance that writes, which outlives the file that it has open.

When an instance ends, DuckDB gives all memory that was freed in the process back to the system, and the next
one faults it in again: 13,000 of the 23,000 page faults of a pushed article, and a tenth of its CPU time. So
a file is attached to an instance and detached, and the instance is kept for the next one.
"""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import duckdb

from warehouse.edition import attach_file
from warehouse.freed_memory import FREED_LATER

# DuckDB's default leaves long text uncompressed (517 MB instead of 142 MB); 2.0 reads this version too.
STORAGE_VERSION = "v1.5.0"
_NAME = "warehouse"
_LIST_FILES = "FROM duckdb_databases() WHERE path IS NOT NULL"

_kept: list[tuple[duckdb.DuckDBPyConnection, float]] = []
"""At most one, which has no file open, and when it was left, in seconds of the monotonic clock."""


class WritingInstance:
    """A DuckDB instance with one file that is open for writing.

    Args:
        path: The file; a missing one is created.
        threads: The number of threads that DuckDB may use; None for one a core.

    Attributes:
        con: A connection whose database is the file.

    Raises:
        duckdb.Error: The file cannot be opened.
    """

    def __init__(self, path: Path, *, threads: int | None) -> None:
        self._spilled = Path(f"{path}.tmp")
        self._instance = _take_kept() or _start()
        self.con = self._instance.cursor()
        try:
            self.con.execute(f"SET threads = {threads:d}" if threads else "RESET threads")
            self.con.execute("RESET memory_limit")  # that of the file before
            self.con.execute(f"SET temp_directory = {_quote(str(self._spilled))}")
            attach_file(self.con, path, name=_NAME, storage_version=STORAGE_VERSION)
            self.con.execute(f"USE {_NAME}")
        except BaseException:
            self.abandon()
            raise

    def close(self) -> None:
        """Close the file, and keep the instance for another one.

        What was committed is in the file then. If DuckDB cannot write it, as on a full disk, it says nothing,
        and leaves it in the log.
        """
        self.con.close()
        try:
            self._instance.execute(f"DETACH {_NAME}")
            is_free = self._instance.execute(_LIST_FILES).fetchall() == []
        except duckdb.Error:  # after a fatal error an instance does nothing any more
            self.abandon()
            return
        is_clean = is_free and not self._spilled.exists()  # that folder is deleted with the instance alone
        if _kept or not is_clean:
            self._instance.close()
        else:
            _kept.append((self._instance, time.monotonic()))

    def abandon(self) -> None:
        """Close the file and end the instance, after an error."""
        for con in (self.con, self._instance):
            with suppress(duckdb.Error):  # the first error is the one to report
                con.close()


def end_kept_instance(*, unused_for: float = 0.0) -> None:
    """Give back the memory of the instance that is kept, for a process that will not write for a while.

    Args:
        unused_for: The seconds for which it must not have been used.
    """
    with suppress(IndexError):  # there is none, or another thread takes it
        _, left_at = _kept[-1]
        if time.monotonic() >= left_at + unused_for:
            _kept.pop()[0].close()


def _take_kept() -> duckdb.DuckDBPyConnection | None:
    with suppress(IndexError):
        return _kept.pop()[0]
    return None


def _start() -> duckdb.DuckDBPyConnection:
    # DuckDB would look for variables of Python named as tables; a signal meanwhile had no effect
    return duckdb.connect(
        config={
            "autoinstall_known_extensions": "false",
            "python_enable_replacements": "false",
            **FREED_LATER,
        }
    )


def _quote(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
