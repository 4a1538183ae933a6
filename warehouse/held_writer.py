"""The writer's file under its lock, for work that closes the file in between, such as publishing it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from duckdb import DuckDBPyConnection

from warehouse.connection import hold_writer, open_held
from warehouse.log_file import list_logs


class HeldWriter:
    """The writer's file, which may be opened, closed and opened again while nobody else can have it.

    Opening and closing it takes 15 ms of CPU time, and 10 more where it has many views.

    Args:
        path: The file.
        wait: Seconds to wait for a tool that has the file open without our lock.
        threads: The number of threads that DuckDB may use; None for one a core.
        opened: Closes the file at the end of the block that holds the lock.
    """

    def __init__(self, path: Path, *, wait: float, threads: int | None, opened: ExitStack) -> None:
        self.path = path
        self._wait = wait
        self._threads = threads
        self._opened = opened
        self._con: DuckDBPyConnection | None = None

    @property
    def is_open(self) -> bool:
        """Whether the file is open."""
        return self._con is not None

    @property
    def has_changes(self) -> bool:
        """Whether the file was opened, and what was committed since is not all in the file yet."""
        return self.is_open and bool(list_logs(self.path))

    @property
    def was_cut_off(self) -> bool:
        """Whether the file is closed, but has a write-ahead log: whoever wrote it was killed."""
        return not self.is_open and bool(list_logs(self.path))

    def open(self) -> DuckDBPyConnection:
        """Open the file unless it is open; see :func:`~warehouse.connection.open_writer` for the errors."""
        if self._con is None:
            self._con = self._opened.enter_context(
                open_held(self.path, wait=self._wait, threads=self._threads)
            )
        return self._con

    def close(self) -> None:
        """Close the file if it is open; the lock stays."""
        self._con = None
        self._opened.close()


@contextmanager
def hold_file(path: Path, *, wait: float, threads: int | None = None) -> Iterator[HeldWriter]:
    """Hold the lock of the writer's file while the block opens and closes it.

    Args:
        path: The writer's file.
        wait: Seconds to wait for the lock, and again for a tool that has the file open without it.
        threads: The number of threads that DuckDB may use; None for one a core.

    Raises:
        WarehouseBusyError: Another process still has the lock.
    """
    with hold_writer(path, wait=wait), ExitStack() as opened:
        yield HeldWriter(path, wait=wait, threads=threads, opened=opened)
