"""Wait for an event in another thread or process."""

from __future__ import annotations

import time
from collections.abc import Callable


def wait_until(holds: Callable[[], bool], *, seconds: float = 10, pause: float = 0.01) -> None:
    """Wait until `holds` returns true, for at most `seconds`, with a pause between two calls."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"it did not happen within {seconds:g} seconds"
        time.sleep(pause)
