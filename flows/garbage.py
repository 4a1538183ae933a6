"""How often Python looks for garbage in cycles."""

from __future__ import annotations

import gc

_ALLOCATIONS = 50_000


def collect_rarely() -> None:
    """Let Python look for cycles after 50,000 new objects instead of 700.

    A batch makes a million objects that live until it is loaded, and hardly any cycle. By default a fifth
    of the CPU time of relating and loading was spent on looking for one, and a tenth of that of starting.
    """
    gc.set_threshold(_ALLOCATIONS, 10, 10)
