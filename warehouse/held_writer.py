"""The writer's file under its lock, for work that closes the file in between, such as publishing it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from duckdb import DuckDBPyConnection

from warehouse.connection import hold_writer, use_file
from warehouse.log_file import list_logs
from warehouse.open_file import OpenFile, close_left_open


class HeldWriter:
    """The writer's file, which may be opened, closed and opened again while nobody else can have it.

    Opening and closing it takes 15 ms of CPU time, and 10 more where it has many views.

    Args:
        path: The file.
        wait: Seconds to wait for a tool that has the file open without our lock.
        threads: The number of threads that DuckDB may use; None for one a core.
        stays_open: Whether the file may be left open when the lock ends; see :mod:`warehouse.open_file`.
        opened: Closes the file at the end of the block that holds the lock.
    """

    def __init__(
        self, path: Path, *, wait: float, threads: int | None, stays_open: bool, opened: ExitStack
    ) -> None:
        self.path = path
        self.stays_open = stays_open
        self._wait = wait
        self._threads = threads
        self._opened = opened
        self._file: OpenFile | None = None

    @property
    def is_open(self) -> bool:
        """Whether the file is open."""
        return self._file is not None

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
        if self._file is None:
            self._file = self._opened.enter_context(
                use_file(self.path, wait=self._wait, threads=self._threads)
            )
            self._file.stays_open |= self.stays_open
        return self._file.con

    def close(self) -> None:
        """Close the file if it is open, or was left open by the last holder; the lock stays."""
        if self._file is not None:
            self._file.stays_open = False
        self._file = None
        self._opened.close()
        close_left_open(self.path)

    @contextmanager
    def read_bytes(self) -> Iterator[int]:
        """Open the file itself, which is closed, or as the last checkpoint has left it.

        Yields:
            A descriptor. Another one must not be used while the file is open: DuckDB's lock on the file ends
            when it is closed.
        """
        if self._file is not None:
            yield self._file.descriptor
            return
        descriptor = os.open(self.path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            yield descriptor
        finally:
            os.close(descriptor)


@contextmanager
def hold_file(
    path: Path, *, wait: float, threads: int | None = None, stays_open: bool = False
) -> Iterator[HeldWriter]:
    """Hold the lock of the writer's file while the block opens and closes it.

    Args:
        path: The writer's file.
        wait: Seconds to wait for the lock, and again for a tool that has the file open without it.
        threads: The number of threads that DuckDB may use; None for one a core.
        stays_open: Whether the file may be left open when the lock ends.

    Raises:
        WarehouseBusyError: Another process still has the lock.
    """
    with hold_writer(path, wait=wait), ExitStack() as opened:
        yield HeldWriter(path, wait=wait, threads=threads, stays_open=stays_open, opened=opened)
