"""Count the tries of arrivals that were refused for a reason that may pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable

_MAX_TRIES = 3


class Tries:
    """How often each thing was tried without success.

    The counts end with the process; the next one tries three times more.
    """

    def __init__(self) -> None:
        self._failures: Counter[Hashable] = Counter()

    def are_left(self, name: Hashable, *, is_failure: bool) -> bool:
        """Count a try of `name`, and return whether it is to be tried again.

        Args:
            name: What was tried.
            is_failure: Whether the try failed in a way that another may not.
        """
        self._failures[name] += 1
        if is_failure and self._failures[name] < _MAX_TRIES:
            return True
        del self._failures[name]
        return False
