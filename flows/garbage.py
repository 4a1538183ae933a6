"""How often Python looks for garbage in cycles."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

_ALLOCATIONS = 50_000


def collect_rarely() -> None:
    """Let Python look for cycles after 50,000 new objects instead of 700, and not when the process ends.

    A batch makes a million objects that live until it is loaded, and hardly any cycle. By default a fifth
    of the CPU time of relating and loading was spent on looking for one, a tenth of that of starting, and
    0.1 s at the end.
    """
    gc.set_threshold(_ALLOCATIONS, 10, 10)
    atexit.unregister(gc.freeze)  # if this is called again
    atexit.register(gc.freeze)  # frozen objects are not looked through


@contextmanager
def loading() -> Iterator[None]:
    """Do not look for cycles while the block imports modules, and never look through what they made.

    None of it becomes garbage: to look through it twice was 4 % of the CPU time of a run with nothing new.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()
