"""Publishes the edition: a finished copy of the writer's file replaces the old edition in one rename.

Readers that have the old edition open keep it. Copies of a file that is open for writing are mostly
broken (13 of 15), so the file is closed first, and the writer's lock is held until the end.
"""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path

from warehouse.connection import hold_writer, open_held
from warehouse.disk_errors import translate_file_errors
from warehouse.disk_sync import sync_path
from warehouse.errors import WarehouseError
from warehouse.spare_edition import SpareEdition
from warehouse.transaction import transaction
from warehouse.views import mark_edition

_CHUNK = 1 << 20  # bytes


def publish_edition(
    writer: Path, edition: Path, *, wait: float = 60.0, spare: SpareEdition | None = None
) -> bool:
    """Make `edition` a copy of the warehouse `writer`.

    Readers never wait and never see an unfinished file. On an error the old edition stays.

    Args:
        writer: The writer's file.
        edition: The file to replace.
        wait: Seconds to wait for the writer's lock.
        spare: The former edition, for a process that publishes again and again.

    Returns:
        Whether the edition changed; it does not if it is such a copy already.

    Raises:
        WarehouseBusyError: Another process still holds the writer's file.
        WarehouseFullError: The disk is full.
    """
    with hold_writer(writer, wait=wait), translate_file_errors(edition):
        is_closed = writer.exists() and not _log_of(writer).exists()
        if is_closed and _has_same_bytes(writer, edition):
            return False
        with open_held(writer, wait=wait) as con, transaction(con):
            mark_edition(con, secrets.token_hex(8))
        if _log_of(writer).exists():
            raise WarehouseError(f"{writer} was not closed cleanly: {_log_of(writer)} is still there")
        _replace(writer, edition, spare)
    return True


def _replace(writer: Path, edition: Path, spare: SpareEdition | None) -> None:
    edition.parent.mkdir(parents=True, exist_ok=True)
    copy = edition.with_name(f".{edition.name}.new")  # the lock makes one name enough
    try:
        if spare is None or not spare.make(writer, copy):
            copy.unlink(missing_ok=True)  # a former edition that somebody reads
            with writer.open("rb") as source, copy.open("wb") as target:
                shutil.copyfileobj(source, target, _CHUNK)
        sync_path(copy)
        if spare is not None:
            spare.keep(edition)
        _log_of(edition).unlink(missing_ok=True)  # left by somebody who wrote into the old edition
        copy.replace(edition)
        sync_path(edition.parent)
    finally:
        copy.unlink(missing_ok=True)


def _has_same_bytes(writer: Path, edition: Path) -> bool:
    """Compare the files; a difference shows soon, since DuckDB counts checkpoints in the first kilobytes."""
    if not edition.exists() or edition.stat().st_size != writer.stat().st_size:
        return False
    with writer.open("rb") as ours, edition.open("rb") as theirs:
        while chunk := ours.read(_CHUNK):
            if chunk != theirs.read(_CHUNK):
                return False
    return True


def _log_of(database: Path) -> Path:
    return database.with_name(f"{database.name}.wal")
