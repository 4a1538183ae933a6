"""Keep things of a run from stage to stage: the open warehouse, its archive's end, its last edition."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from duckdb import DuckDBPyConnection

from flows.intake.archive import Archive
from warehouse.held_writer import HeldWriter, hold_file

_EDITION_INTERVAL = 60.0  # seconds between two editions of a run that goes on
_EDITION_SHARE = 0.05  # of the time of such a run at most goes into them


class RunSession:
    """The resources of one run that outlast a stage.

    Opening and closing the writer's file takes 15 ms of CPU time, as much as loading two articles, so
    stages that follow each other share one connection within :meth:`keep_warehouse_open`. The writer's lock
    is held meanwhile, and other commands wait for it for ten seconds by default. So requests are made within
    :meth:`leave_warehouse`, and a stage that waits for workers for long calls :meth:`release_warehouse`.

    Args:
        clock: Returns seconds that never go back; they decide when the next edition of a long run is due.
        is_shared: Whether others may want the file. One that nobody else knows stays open in the block.

    Attributes:
        is_clock_settled: Whether the run has looked for moments in the future, which takes 4 ms.
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic, is_shared: bool = True) -> None:
        self._clock = clock
        self._is_shared = is_shared
        self._kept: ExitStack | None = None
        self._held: HeldWriter | None = None
        self._archive_ends: dict[str, int] = {}
        self._edition_due = clock() + _EDITION_INTERVAL
        self.is_clock_settled = False

    @contextmanager
    def keep_warehouse_open(self) -> Iterator[None]:
        """Keep the writer's file open from the first stage that opens it to the end of the block."""
        if self._kept is not None:
            yield
            return
        with ExitStack() as stack:
            self._kept = stack
            try:
                yield
            finally:
                self._kept = self._held = None

    @property
    def held_writer(self) -> HeldWriter | None:
        """The writer's file, if a stage of the block has opened it."""
        return self._held

    def release_warehouse(self) -> None:
        """Close the file and let others have it; the next stage of the block opens it again."""
        if self._kept is not None and self._is_shared:
            self._held = None
            self._kept.close()

    @contextmanager
    def leave_warehouse(self) -> Iterator[None]:
        """Close the file for the block, in which something is waited for.

        Within it each stage opens the file for itself, and behind it they share it again.
        """
        if not self._is_shared:
            yield
            return
        kept = self._kept
        self.release_warehouse()
        self._kept = None
        try:
            yield
        finally:
            self._kept = kept

    @contextmanager
    def open_warehouse(self, path: Path, *, wait: float, threads: int) -> Iterator[DuckDBPyConnection]:
        """Open the writer's file, or use the connection that is kept open.

        Args:
            path: The writer's file, the same for all stages of the run.
            wait: Seconds to wait for another process that has it.
            threads: The number of threads that DuckDB may use.
        """
        with self.hold_warehouse(path, wait=wait, threads=threads) as held:
            yield held.open()

    @contextmanager
    def hold_warehouse(self, path: Path, *, wait: float, threads: int | None = None) -> Iterator[HeldWriter]:
        """Hold the lock of the writer's file, or use the one that is kept; see :meth:`open_warehouse`."""
        if self._kept is None:
            with hold_file(path, wait=wait, threads=threads) as held:
                yield held
            return
        if self._held is None:
            self._held = self._kept.enter_context(hold_file(path, wait=wait, threads=threads))
        yield self._held

    def is_edition_due(self) -> bool:
        """Return whether the run has gone on for long enough to publish between its batches."""
        return self._clock() >= self._edition_due

    @contextmanager
    def time_edition(self) -> Iterator[None]:
        """Time the block, which publishes; the next edition is due a minute later, or 20 times as long."""
        start = self._clock()
        yield
        end = self._clock()
        self._edition_due = end + max(_EDITION_INTERVAL, (end - start) / _EDITION_SHARE)

    def find_archive_end(self, file: str) -> int | None:
        """Return up to where this run has written the archive's `file`; `None` if it has not."""
        return self._archive_ends.get(file)

    def note_archive_end(self, archive: Archive) -> None:
        """Note that the archive's newest file is intact as far as this run has written it."""
        if archive.position:
            file, end = archive.position
            self._archive_ends[file] = end
