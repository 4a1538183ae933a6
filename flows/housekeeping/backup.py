"""Make a backup of the state folder: the warehouse, the archive, watches, and what waits to be loaded."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Never

from flows.errors import UsageError
from flows.housekeeping.backup_file import Manifest, read_members, write_members
from flows.settings import Settings
from warehouse.connection import hold_run, hold_writer
from warehouse.disk_errors import translate_file_errors
from warehouse.disk_sync import sync_path
from warehouse.errors import WarehouseError
from warehouse.inventory import close_and_count, inspect_copy

WAREHOUSE, ARCHIVE = "warehouse.duckdb", "archive"
_FOLDERS = ("watches", "spool", "inbox")
_FILES = ("websub.key",)
_UNFINISHED = (".part", ".tmp", ".new")
_MODE = 0o600


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup that was made or read, and verified."""

    manifest: Manifest
    bytes: int


def make_backup(settings: Settings, file: Path, *, with_archive: bool, replaces: bool) -> Backup:
    """Write the state folder into a file, while no run is under way, and verify the file.

    The file is read again before it gets its name: every member is compared by its digest, and the warehouse
    in it is opened and counted. A kill leaves an unfinished file beside, and no other trace.

    Args:
        settings: The configuration.
        file: The file to write.
        with_archive: Whether the archive is in it. Without it nothing can be derived again.
        replaces: Whether an existing file is replaced.

    Raises:
        UsageError: There is no warehouse, or the file exists.
        WarehouseBusyError: A run is under way.
        WarehouseError: The warehouse is damaged, or the file holds other bytes than were written.
    """
    if not settings.warehouse.exists():
        raise UsageError.of_no_warehouse(settings.warehouse)
    if file.exists() and not replaces:
        raise UsageError(f"{file} exists: name another file, or replace it with --force")
    if not file.parent.is_dir():
        raise UsageError(f"{file.parent} is no folder")
    wait = settings.lock_timeout
    draft = file.with_name(f".{file.name}.part")
    with hold_run(settings.home, command="newswire backup"), hold_writer(settings.warehouse, wait=wait):
        tables = close_and_count(settings.warehouse, wait=wait)
        describe = partial(
            Manifest,
            version=version("nissan-newswire"),
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            has_archive=with_archive,
            tables=tables,
        )
        with translate_file_errors(file):
            try:
                draft.unlink(missing_ok=True)
                draft.touch(_MODE)
                with draft.open("wb") as target:
                    write_members(target, _list_members(settings.home, with_archive=with_archive), describe)
                sync_path(draft)
                backup = verify_backup(draft)
                draft.replace(file)
                sync_path(file.parent)
            finally:
                draft.unlink(missing_ok=True)
    return backup


def verify_backup(file: Path) -> Backup:
    """Read a backup as a whole: compare its members with its manifest, and open and count its warehouse.

    Raises:
        WarehouseError: The file is no backup, or damaged.
    """
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=f".{file.name}.") as folder:
        copy = Path(folder) / WAREHOUSE

        def keep(name: str, chunks: Iterator[bytes]) -> None:
            if name == WAREHOUSE:
                write_chunks(copy, chunks)
            else:
                for _ in chunks:
                    pass

        manifest = read_members(file, keep)
        compare_tables(file, manifest, copy)
    return Backup(manifest=manifest, bytes=file.stat().st_size)


def write_chunks(path: Path, chunks: Iterator[bytes]) -> None:
    """Write a file of these bytes."""
    with path.open("wb") as target:
        for chunk in chunks:
            target.write(chunk)


def compare_tables(file: Path, manifest: Manifest, copy: Path) -> None:
    """Compare the warehouse of a backup, which was written to `copy`, with what the manifest says of it.

    Raises:
        WarehouseError: There is none, or it has other tables or numbers of rows.
    """
    if not copy.exists():
        raise WarehouseError(f"{file} holds no warehouse")
    if inspect_copy(copy) != manifest.tables:
        raise WarehouseError(f"{file} is damaged: its warehouse has other rows than the manifest says")


def _list_members(home: Path, *, with_archive: bool) -> Iterator[tuple[str, Path]]:
    """Yield the files of a state folder that nothing can make again, the warehouse first.

    Raises:
        WarehouseError: One of them, or a folder, cannot be read, so that the backup would not be whole.
    """
    yield WAREHOUSE, home / WAREHOUSE
    for name in _FILES:
        if (home / name).is_file():
            yield name, home / name
    for folder in (*((ARCHIVE,) if with_archive else ()), *_FOLDERS):
        for path in sorted(_walk(home / folder)):
            is_hidden = any(part.startswith(".") for part in path.relative_to(home).parts)
            if path.is_file() and not path.is_symlink() and not is_hidden and path.suffix not in _UNFINISHED:
                try:
                    path.open("rb").close()
                except OSError as error:
                    _refuse(error)
                yield path.relative_to(home).as_posix(), path


def _walk(folder: Path) -> Iterator[Path]:
    if folder.exists():
        for parent, _, files in os.walk(folder, onerror=_refuse):
            yield from (Path(parent, name) for name in files)


def _refuse(error: OSError) -> Never:
    place = os.fsdecode(error.filename)
    raise WarehouseError(f"{place} cannot be read: {error.strerror}; a backup without it would not be whole")
