"""Publishing: a finished copy of the writer's file takes the edition's place in one rename.

Readers that have the old edition open keep it. A copy of a file that is open for writing is broken
more often than not, so the file is closed before, and the writer's lock is held until the end.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from warehouse.connection import hold_writer, open_held
from warehouse.disk_sync import sync_path
from warehouse.errors import WarehouseError
from warehouse.faults import name_file_faults

_CHUNK = 1 << 20


def publish_edition(writer: Path, edition: Path, *, wait: float = 60.0) -> bool:
    """Make `edition` a copy of the warehouse `writer`; false if it is one already.

    Readers never wait and never see a half-written file. Raises
    :class:`~warehouse.errors.WarehouseBusyError` after `wait` seconds, and
    :class:`~warehouse.errors.WarehouseFullError` where there is no room: the old edition then
    stays as it was.
    """
    with hold_writer(writer, wait=wait):
        with open_held(writer, wait=wait) as con:
            con.execute("CHECKPOINT")  # takes in what a killed writer left in its log, or says why it cannot
        if _log_of(writer).exists():
            raise WarehouseError(f"{writer} was not closed cleanly: {_log_of(writer)} is still there")
        with name_file_faults(edition):
            if _same_bytes(writer, edition):
                return False
            _replace(writer, edition)
    return True


def _replace(writer: Path, edition: Path) -> None:
    edition.parent.mkdir(parents=True, exist_ok=True)
    copy = edition.with_name(f".{edition.name}.new")  # the lock makes one name enough
    try:
        with writer.open("rb") as source, copy.open("wb") as target:
            shutil.copyfileobj(source, target, _CHUNK)
            target.flush()
            os.fsync(target.fileno())
        _log_of(edition).unlink(missing_ok=True)  # of somebody who wrote into the edition: not of this one
        copy.replace(edition)
        sync_path(edition.parent)
    finally:
        copy.unlink(missing_ok=True)


def _same_bytes(writer: Path, edition: Path) -> bool:
    """Compare; quick where they differ, since DuckDB counts checkpoints in the first kilobytes."""
    if not edition.exists() or edition.stat().st_size != writer.stat().st_size:
        return False
    with writer.open("rb") as ours, edition.open("rb") as theirs:
        while chunk := ours.read(_CHUNK):
            if chunk != theirs.read(_CHUNK):
                return False
    return True


def _log_of(database: Path) -> Path:
    return database.with_name(f"{database.name}.wal")
