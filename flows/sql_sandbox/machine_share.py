"""The share of this machine that SQL gets."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from flows.sql_sandbox.limits import TIMEOUT, SandboxLimits

LONGEST, LARGEST = 30 * 86_400.0, 1e6
"""The limits of seconds and gigabytes that a user can give: clocks and limits of the kernel end somewhere."""
_GROUP_LIMIT = Path("/sys/fs/cgroup/memory.max")  # of a container, which is below that of the machine
_SMALLEST = 128 << 20  # DuckDB itself, and a thread for each core


def find_limits(
    *, seconds: float = TIMEOUT, memory: int | None = None, threads: int | None = None
) -> SandboxLimits:
    """Return limits that leave room for others: half of this machine's memory, and half of its free disk.

    Args:
        seconds: The time limit of a request.
        memory: Bytes to give in place of that half.
        threads: The number of threads; None for one a core.
    """
    return SandboxLimits(
        seconds=seconds,
        memory=max(_SMALLEST, memory or _measure_memory() // 2),
        spill=_measure_disk() // 2,
        threads=threads,
    )


def _measure_disk() -> int:
    """Return the bytes that are free for temporary files, 0 where there is no folder for them."""
    try:
        return shutil.disk_usage(tempfile.gettempdir()).free
    except OSError:
        return 0


def _measure_memory() -> int:
    """Return the bytes of memory of this machine, or of the container on it."""
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    with suppress(OSError, ValueError):  # there is no such file, or it says "max"
        return min(total, int(_GROUP_LIMIT.read_text("ascii")))
    return total
