"""What a backfill expects of whoever analyses its segments."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Protocol

from flows.backfill.segments import SegmentEvent, SegmentTask


class Executor(Protocol):
    """Analyses segments, wherever it has processes for that."""

    def run(self, tasks: Sequence[SegmentTask]) -> Generator[SegmentEvent, None, None]:
        """Analyse segments, and yield their progress and their reports as they come.

        Each report comes once its shard is on disk; closing the generator stops the work.
        """
