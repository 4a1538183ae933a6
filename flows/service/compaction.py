"""When the service compacts the warehouse before it publishes."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

_INTERVAL = timedelta(minutes=10)
"""How long a compacted warehouse is left alone: pushes soon leave free blocks again, and fill them again."""
_MAX_BESIDE_PUSHES = 32 << 20
"""The bytes of a warehouse that is compacted while a push waits for its edition: at most a second."""
_MAX_BESIDE_POLLS = 512 << 20
"""The same after a poll, while pushes may come: 726 MB took 15 s. Larger ones are left to commands."""


class CompactionSchedule:
    """Decides which passes compact the warehouse, so that pushes wait neither long nor often.

    Args:
        now: The start of the service.
    """

    def __init__(self, now: datetime) -> None:
        self._last_at = now

    def is_due(self, warehouse: Path, now: datetime, *, has_pushes: bool) -> bool:
        """Return whether a pass compacts the file `warehouse` if much of it is free.

        Args:
            warehouse: The writer's file.
            now: The time of the pass.
            has_pushes: Whether the pass loads pushes.
        """
        if self._last_at <= now < self._last_at + _INTERVAL or not warehouse.exists():
            return False
        return warehouse.stat().st_size <= (_MAX_BESIDE_PUSHES if has_pushes else _MAX_BESIDE_POLLS)

    def note(self, now: datetime) -> None:
        """Note that a pass at this time has published, and compacted if there was much to gain."""
        self._last_at = now
