"""Processes as Linux lists them: descendants, command lines, memory and CPU time."""

from __future__ import annotations

import os
import resource
from contextlib import suppress
from pathlib import Path


def list_descendants(pid: int) -> list[int]:
    """Return the descendants of a process, parents first; Linux lists children by their thread."""
    children: list[int] = []
    for listed in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):  # the process or the thread has ended
            children += map(int, listed.read_text(encoding="ascii").split())
    return [*children, *(one for child in children for one in list_descendants(child))]


def is_alive(pid: int) -> bool:
    """Return whether a process runs; a zombie does not."""
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return False


def read_command(pid: int) -> str:
    """Return the command line of a process; an empty string if it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text("utf-8", "replace").replace("\0", " ").strip()
    except OSError:
        return ""


def read_name(pid: int) -> str:
    """Return the name that a process was given, or gave itself; an empty string if it has ended."""
    try:
        return Path(f"/proc/{pid}/comm").read_text("utf-8", "replace").strip()
    except OSError:
        return ""


def read_resident(pid: int) -> float:
    """Return the resident memory of a process in MB; 0 if it has ended."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError, ValueError):
        return 0.0
    return pages * resource.getpagesize() / 1e6


def read_cpu(pid: int) -> float:
    """Return the CPU seconds of a process and of its children that have ended; 0 if it has ended itself."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0.0
    return sum(map(int, stat.rpartition(")")[2].split()[11:15])) / os.sysconf("SC_CLK_TCK")
