"""What a killed backfill leaves in the folder of shards: half-written shards, and copies of segments."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from flows.logs import details, log

_PATTERNS = (".*.parquet.*.tmp", ".begun-*.tmp", ".segment-*")  # a folder of --shards may have other files
_AGE = timedelta(days=1)
"""Nobody works on one for as long as that; a younger one may be in use, by a worker on another machine."""


def remove_leftovers(folder: Path, now: datetime) -> None:
    """Remove the files of the folder that nobody is going to finish."""
    for pattern in _PATTERNS:
        for path in folder.glob(pattern):
            with suppress(OSError):  # another backfill has removed it, or it is not ours to remove
                if now.timestamp() - path.stat().st_mtime > _AGE.total_seconds():
                    path.unlink()
                    log.info("what a killed backfill left is removed", extra=details(file=path.name))
