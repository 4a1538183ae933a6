"""The moment of a backfill: that of its first run, for as many runs as it takes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from transforms.text.normalisation import identify
from warehouse.disk_sync import sync_path


@contextmanager
def keep_moment(folder: Path, shards: Sequence[Path], now: datetime) -> Iterator[datetime]:
    """Yield the moment at which a backfill of these shards began, `now` if it begins here.

    Articles without a date count as published when they were seen, and stories depend on that. So a backfill
    that is killed and started again is one with a single moment, until it ends. One in the future, of a clock
    that was set right since, is none.

    Args:
        folder: Where the moment is noted; it is created if it does not exist.
        shards: The files of all segments.
        now: The present.
    """
    folder.mkdir(parents=True, exist_ok=True)
    note = folder / f".begun-{identify(*(shard.name for shard in shards))}"
    noted = _read_moment(note)
    moment = now if noted is None or noted > now else noted
    if moment != noted:
        draft = note.with_suffix(f".{os.getpid()}.tmp")
        draft.write_text(now.isoformat(), encoding="ascii")
        sync_path(draft)
        draft.replace(note)
        sync_path(folder)
    yield moment
    note.unlink(missing_ok=True)


def _read_moment(note: Path) -> datetime | None:
    try:
        return datetime.fromisoformat(note.read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        return None
