"""How much memory this process holds, and held at most, as Linux tells it."""

from __future__ import annotations

import gc
import re
from pathlib import Path

_MB = 1024


def reset_peak() -> float:
    """Begin to watch anew; return what the process holds now, in MB."""
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return read_memory()


def read_peak() -> float:
    """Return the most that the process has held since `reset_peak`, in MB."""
    return _read_status("VmHWM")


def read_memory() -> float:
    """Return what the process holds now, in MB."""
    return _read_status("VmRSS")


def _read_status(name: str) -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    found = re.search(rf"{name}:\s+(\d+) kB", status)
    return int(found[1]) / _MB if found else 0.0
