"""Checks of the folders and of shared memory: that they can be written and have room."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from flows.doctor.finding import Finding
from flows.settings import Settings

_MIN_FREE_BYTES = 1 << 30
_MIN_TEMPORARY_BYTES = 1 << 28


def check_state(settings: Settings) -> Iterator[Finding]:
    """Check that the state, the archive and temporary files can be written and have room.

    Those that are on the disk of another are not named.
    """
    home, archive = settings.home, settings.archive_folder
    yield _check_folder("state", home, _MIN_FREE_BYTES, variable="NEWSWIRE_HOME")
    if not os.access(home, os.W_OK):
        return
    disks = {home.stat().st_dev}
    if archive.exists() and archive.stat().st_dev not in disks:
        disks.add(archive.stat().st_dev)
        yield _check_folder("archive", archive, _MIN_FREE_BYTES, variable="NEWSWIRE_HOME")
    try:
        temporary = Path(tempfile.gettempdir())
    except OSError as error:  # where no folder of the usual ones can be written, as on a full disk
        remedy = "free some space, or name another folder with TMPDIR"
        yield Finding(ok=False, message=f"temporary files: {error.strerror}", remedy=remedy)
        return
    if temporary.stat().st_dev not in disks:
        yield _check_folder("temporary files", temporary, _MIN_TEMPORARY_BYTES, variable="TMPDIR")


def check_semaphores(settings: Settings) -> Iterator[Finding]:
    """Check that worker processes can be started, which share semaphores; silent where they can.

    Linux keeps these in a file system of its own, which no other message names when it is full.
    """
    del settings
    try:
        multiprocessing.Lock()
    except OSError as error:
        yield Finding(
            ok=False,
            message=f"worker processes: none can be started: {error.strerror}",
            remedy="free some space in /dev/shm, or let it be written: semaphores are kept there",
        )


def _check_folder(name: str, folder: Path, wanted: int, *, variable: str) -> Finding:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            free = shutil.disk_usage(folder).free
    except OSError as error:
        return Finding(
            ok=False,
            message=f"{name}: {folder} cannot be written: {error.strerror}",
            remedy=f"change its permissions, or name another folder with {variable}",
        )
    has_room = free > wanted
    return Finding(
        ok=has_room,
        message=f"{name}: {folder} can be written, {free / (1 << 30):.1f} GB free",
        remedy=""
        if has_room
        else f"free some space: with less than {wanted / (1 << 30):.1f} GB a load may not fit",
    )
