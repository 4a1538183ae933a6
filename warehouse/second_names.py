"""Keep a file under a second name, before another takes its place."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from warehouse.disk_errors import translate_file_errors
from warehouse.disk_sync import sync_path


def keep_beside(path: Path, word: str) -> Path:
    """Give a file a second name that no other file has, and return that name.

    Args:
        path: The file.
        word: The end of the new name; a number follows where there is such a file.
    """
    kept = path.with_name(f"{path.name}.{word}")
    number = 2
    while kept.exists() and not kept.samefile(path):
        kept = path.with_name(f"{path.name}.{word}-{number}")
        number += 1
    with translate_file_errors(kept):
        if not kept.exists():
            try:
                os.link(path, kept)
            except OSError:  # the file system has no hard links
                shutil.copy2(path, kept)
                sync_path(kept)
    return kept
