"""Flush files and folders to the disk."""

from __future__ import annotations

import os
from pathlib import Path


def sync_path(path: Path) -> None:
    """Flush `path` to the disk: the bytes of a file, or the list of files of a folder.

    Raises:
        OSError: `path` cannot be opened or flushed.
    """
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
