"""Run a command, and measure what it and all its descendants cost."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PR_SET_CHILD_SUBREAPER = 36
_KB_PER_MB = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending:
    """The cost of a command.

    Attributes:
        cpu: CPU seconds of all its processes, in user and in system mode.
        wall: Seconds until it ended.
        peak: The peak of memory of its first process, in MB.
        output: Its output.
    """

    cpu: float
    wall: float
    peak: float
    output: str


def spend(
    command: Sequence[str], *, cwd: Path, environment: Mapping[str, str], allowed: Sequence[int] = (0,)
) -> Spending:
    """Run a command and measure it; ends this program if it fails.

    Linux only: descendants that outlive their parents are adopted, to count their time.

    Args:
        command: The words of the command.
        cwd: Its working folder.
        environment: Variables beside those of this process.
        allowed: The exit statuses with which it has not failed.
    """
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    before, start = _read_cpu(), time.monotonic()
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
        process = subprocess.Popen(
            command, env=os.environ | environment, cwd=cwd, stdout=output, stderr=errors
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.monotonic() - start
        output.seek(0)
        errors.seek(0)
        if process.returncode not in allowed:
            sys.exit(errors.read())
        written = output.read()
    while True:
        try:
            os.wait()
        except ChildProcessError:
            break
    return Spending(cpu=_read_cpu() - before, wall=wall, peak=usage.ru_maxrss / _KB_PER_MB, output=written)


def _read_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
