"""Watching a backfill: how far it has come, how quickly, and how long it still takes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from pathlib import Path

from flows.backfill.segments import SegmentEvent, SegmentProgress, SegmentReport, SegmentTask
from flows.progress import SCANNING, Progress

_MEGABYTE = 1_000_000
_INTERVAL = 30.0  # seconds between two lines; the longer a backfill takes, the fewer there are
_GROWTH = 0.05


class BackfillWatch:
    """Takes the events of an executor, shows them, and keeps the report of each segment.

    Args:
        tasks: All segments.
        events: The events of the executor.
        progress: Where the progress is shown.
        clock: Returns seconds that never go back.
    """

    def __init__(
        self,
        tasks: Sequence[SegmentTask],
        events: Iterable[SegmentEvent],
        progress: Progress,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.reports: dict[Path, SegmentReport] = {}
        self._events = iter(events)
        self._progress = progress
        self._clock = clock
        self._sizes = {task.shard: task.segment.size for task in tasks}
        self._total = sum(self._sizes.values())
        self._positions: dict[Path, int] = {}
        self._records: dict[Path, int] = {}
        self._reused = 0
        self._shown = 0
        self._started_at = clock()
        self._line_due = self._started_at + _INTERVAL
        progress.expect(SCANNING, self._total // _MEGABYTE)

    def wait_for(self, task: SegmentTask) -> SegmentReport:
        """Return the report of a segment as soon as it is there."""
        while task.shard not in self.reports:
            event = next(self._events)
            if isinstance(event, SegmentProgress):
                self._positions[event.shard], self._records[event.shard] = event.position, event.records
            else:
                self.reports[event.shard] = event
                size = self._sizes[event.shard]
                self._positions[event.shard], self._records[event.shard] = size, event.counts.records
                self._reused += size if event.is_reused else 0
            self._show()
        return self.reports[task.shard]

    def close(self) -> None:
        """Take the bar away."""
        self._progress.expect(SCANNING, 0)

    def describe_rate(self) -> str:
        """Return how much was scanned in this run, and how quickly."""
        seconds = max(self._clock() - self._started_at, 1e-3)
        scanned = sum(self._positions.values()) - self._reused
        spent = timedelta(seconds=round(seconds))
        return f"{scanned / _MEGABYTE:,.0f} MB in {spent}, {scanned / _MEGABYTE / seconds:,.1f} MB a second"

    def _show(self) -> None:
        done = sum(self._positions.values())
        steps = done // _MEGABYTE - self._shown
        if steps > 0:
            self._progress.begin(SCANNING, self._total // _MEGABYTE - self._shown)
            for _ in range(steps):
                self._progress.step()
            self._shown += steps
        now = self._clock()
        if now >= self._line_due:
            spent = now - self._started_at
            self._line_due = now + max(_INTERVAL, spent * _GROWTH)
            self._progress.note(self._make_line(done, spent))

    def _make_line(self, done: int, spent: float) -> str:
        rate = (done - self._reused) / spent
        left = f", {timedelta(seconds=round((self._total - done) / rate))} left" if rate > 0 else ""
        return (
            f"{len(self.reports):,} of {len(self._sizes):,} segments, {done / _MEGABYTE:,.0f} of"
            f" {self._total / _MEGABYTE:,.0f} MB, {rate / _MEGABYTE:,.1f} MB a second,"
            f" {sum(self._records.values()):,} records{left}"
        )
