"""Read the memory of this process, now and at its peak, as Linux reports it in ``/proc``."""

from __future__ import annotations

import gc
import re
from pathlib import Path

_KB_PER_MB = 1024


def reset_peak() -> float:
    """Reset the peak, and return the memory of the process now, in MB."""
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return read_memory()


def read_peak() -> float:
    """Return the peak of memory since `reset_peak`, in MB."""
    return _read_status("VmHWM")


def read_memory() -> float:
    """Return the memory of the process now, in MB."""
    return _read_status("VmRSS")


def _read_status(name: str) -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    found = re.search(rf"{name}:\s+(\d+) kB", status)
    return int(found[1]) / _KB_PER_MB if found else 0.0
