"""Restore a state folder from a backup."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.errors import UsageError
from flows.housekeeping.backup import ARCHIVE, WAREHOUSE, Backup, compare_tables, write_chunks
from flows.housekeeping.backup_file import Manifest, read_members
from flows.service.status import read_status
from flows.settings import Settings
from flows.stages.publish import describe_publication
from flows.targets.deliver import deliver_edition
from warehouse.commit_notes import name_notes
from warehouse.connection import hold_run, hold_writer
from warehouse.disk_errors import translate_file_errors
from warehouse.disk_sync import sync_path
from warehouse.edition import open_edition
from warehouse.inventory import list_archive_files
from warehouse.log_file import list_logs
from warehouse.publish import publish_edition

_INCOMING, _OUTGOING = ".restore", ".replaced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """The result of a restore.

    Attributes:
        backup: The backup.
        missing: Files of the archive that the warehouse refers to, and that are not there.
    """

    backup: Backup
    missing: tuple[str, ...]


def restore_backup(settings: Settings, file: Path, *, replaces: bool) -> Restored:
    """Replace the state folder by that of a backup, and publish its edition.

    Everything is read and verified beside the state before anything of it is touched. What the backup does
    not hold stays: without its archive, the existing one. A kill while files change their places leaves a
    state that the same command repairs.

    Args:
        settings: The configuration.
        file: The backup.
        replaces: Whether an existing warehouse is replaced.

    Raises:
        UsageError: There is a warehouse already, or the service runs.
        WarehouseBusyError: A run is under way.
        WarehouseError: The file is no backup, or damaged.
    """
    home = settings.home
    if settings.warehouse.exists() and not replaces:
        raise UsageError(f"{home} holds a warehouse already: --force replaces it by that of the backup")
    if status := read_status(settings):
        raise UsageError(f"the service runs as {status.supervisor}: end it before its state is replaced")
    incoming = home / _INCOMING
    with hold_run(home, command="newswire restore"), translate_file_errors(home):
        try:
            shutil.rmtree(incoming, ignore_errors=True)
            incoming.mkdir(parents=True)
            manifest = _extract(file, incoming)
            with hold_writer(settings.warehouse, wait=settings.lock_timeout):
                _swap(home, incoming)
            publish_edition(
                settings.warehouse, settings.edition, describe_publication(), wait=settings.lock_timeout
            )
            deliver_edition(settings)
        finally:
            shutil.rmtree(incoming, ignore_errors=True)
        shutil.rmtree(home / _OUTGOING, ignore_errors=True)
    return Restored(
        backup=Backup(manifest=manifest, bytes=file.stat().st_size), missing=tuple(_list_missing(settings))
    )


def _extract(file: Path, folder: Path) -> Manifest:
    def put(name: str, chunks: Iterator[bytes]) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        write_chunks(folder / name, chunks)

    manifest = read_members(file, put)
    compare_tables(file, manifest, folder / WAREHOUSE)
    for path in folder.rglob("*"):
        sync_path(path)
    return manifest


def _swap(home: Path, incoming: Path) -> None:
    """Move the present files aside and the restored ones into their places, the warehouse last."""
    outgoing = home / _OUTGOING
    shutil.rmtree(outgoing, ignore_errors=True)
    outgoing.mkdir()
    names = sorted((path.name for path in incoming.iterdir()), key=lambda name: name == WAREHOUSE)
    for name in names:
        replaced = [home / name]
        if name == WAREHOUSE:  # its log and the notes on it are those of no other file
            replaced += [*list_logs(home / name), name_notes(home / name)]
        for present in replaced:
            if present.exists():
                present.rename(outgoing / present.name)
        (incoming / name).rename(home / name)
    sync_path(home)


def _list_missing(settings: Settings) -> list[str]:
    with open_edition(settings.edition) as con:
        files = list_archive_files(con)
    return [name for name in files if not (settings.home / ARCHIVE / name).exists()]
