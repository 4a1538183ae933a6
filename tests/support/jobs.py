"""Jobs for worker processes, in a module that these can import."""

from __future__ import annotations

import time


def burn(seconds: float) -> float:
    """Use CPU time."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
    return seconds
