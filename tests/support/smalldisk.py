"""A small disk, which a command sees in place of a folder, and nobody else does."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


def require_small_disk(folder: Path, *, size: str) -> tuple[str, ...]:
    """Return what goes before a command that is to see a disk of `size`, such as ``16k``, at `folder`.

    The test is skipped where an ordinary user may mount nothing, as in many containers.
    """
    mount = f'mount -t tmpfs -o size={size} newswire "$0" && exec "$@"'
    command = ("unshare", "-rm", "sh", "-c", mount, str(folder))
    if shutil.which("unshare") is None or subprocess.run([*command, "true"], check=False).returncode:
        pytest.skip("no small disk can be mounted here: that takes unshare and a namespace of one's own")
    return command
