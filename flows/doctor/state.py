"""Checks of the folders: that they can be written and have room."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from flows.doctor.finding import Finding
from flows.settings import Settings

_MIN_FREE_BYTES = 1 << 30
_MIN_TEMPORARY_BYTES = 1 << 28


def check_state(settings: Settings) -> Iterator[Finding]:
    """Check that the state can be written, and that it, the archive and temporary files have room.

    Those that are on the disk of another are not named.
    """
    home = settings.home
    try:
        home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home):
            pass
    except OSError as error:
        yield Finding(
            ok=False,
            message=f"state: {home} cannot be written: {error.strerror}",
            remedy="change its permissions, or name another folder with NEWSWIRE_HOME",
        )
        return
    yield _check_room("state", home, _MIN_FREE_BYTES)
    disks = {home.stat().st_dev}
    for name, folder, wanted in (
        ("archive", settings.archive_folder, _MIN_FREE_BYTES),
        ("temporary files", Path(tempfile.gettempdir()), _MIN_TEMPORARY_BYTES),
    ):
        if folder.exists() and folder.stat().st_dev not in disks:
            disks.add(folder.stat().st_dev)
            yield _check_room(name, folder, wanted)


def _check_room(name: str, folder: Path, wanted: int) -> Finding:
    free = shutil.disk_usage(folder).free
    has_room = free > wanted
    return Finding(
        ok=has_room,
        message=f"{name}: {folder} can be written, {free / (1 << 30):.1f} GB free",
        remedy=""
        if has_room
        else f"free some space: with less than {wanted / (1 << 30):.1f} GB a load may not fit",
    )
