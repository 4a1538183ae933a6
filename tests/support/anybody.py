"""Run Python as a user to whom folders may be closed: root, too, without what opens all of them (Linux)."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

_AS_ANYBODY = """
import ctypes, os, sys
for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


def run_as_anybody(
    words: Sequence[str], *, closed: Path, folder: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run Python while a folder is closed to everybody.

    Args:
        words: The arguments of Python.
        closed: The folder that nobody may look into meanwhile.
        folder: The working folder.
        environment: All environment variables.
    """
    closed.chmod(0)
    try:
        return subprocess.run(
            [sys.executable, "-c", _AS_ANYBODY, *words],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        closed.chmod(0o755)
