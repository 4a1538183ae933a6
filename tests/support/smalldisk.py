"""Mount a small disk over a folder, visible to one command only."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


def require_small_disk(folder: Path, *, size: str) -> tuple[str, ...]:
    """Return the words to put before a command, so that it has a small disk.

    The test is skipped where an ordinary user may mount nothing, as in many containers.

    Args:
        folder: The folder over which the disk is mounted.
        size: The size of the disk, such as ``16k``.
    """
    mount = f'mount -t tmpfs -o size={size} newswire "$0" && exec "$@"'
    command = ("unshare", "-rm", "sh", "-c", mount, str(folder))
    if shutil.which("unshare") is None or subprocess.run([*command, "true"], check=False).returncode:
        pytest.skip("no small disk can be mounted here: that takes unshare and a namespace of one's own")
    return command
