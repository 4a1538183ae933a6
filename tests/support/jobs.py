"""Jobs for worker processes, in a module that these can import."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path


def burn(seconds: float) -> float:
    """Use CPU time."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
    return seconds


def end_by_signal(folder: str, *, times: int) -> int:
    """Have this process killed, as for want of memory, the first so many times; return the count."""
    count = len(list(Path(folder).iterdir()))
    (Path(folder) / str(count)).touch()
    if count < times:
        os.kill(os.getpid(), signal.SIGKILL)
    return count
