"""Wait for an event in another thread or process."""

from __future__ import annotations

import time
from collections.abc import Callable

_LONGER = 4  # than the question took: one that opens a database would keep a core busy
_LONGEST = 0.5  # seconds


def wait_until(holds: Callable[[], bool], *, seconds: float = 240, pause: float = 0.01) -> None:
    """Wait until `holds` returns true, with a pause between two calls.

    Only what never happens should fail: on a machine with ten times as much to do, a second is ten.

    Args:
        holds: What is waited for.
        seconds: When to give up.
        pause: Seconds between two calls at least; where a call takes long, the pause does, too.

    Raises:
        AssertionError: It did not happen in time.
    """
    deadline = time.monotonic() + seconds
    begun = time.monotonic()
    while not holds():
        ended = time.monotonic()
        assert ended < deadline, f"it did not happen within {seconds:g} seconds"
        time.sleep(max(pause, min(_LONGER * (ended - begun), _LONGEST)))
        begun = time.monotonic()
