"""Find the arrival or the file that no pass can take, so that it holds up no other."""

from __future__ import annotations

_MAX_FAILURES = 3  # of one by itself


class Isolation:
    """How many a pass takes: one after a failure, then twice as many after each success.

    Args:
        size: How many a pass takes where nothing fails.

    Attributes:
        limit: How many the next pass may take.
    """

    def __init__(self, size: int) -> None:
        self._size = self.limit = size
        self._failures = 0

    def note_success(self) -> None:
        """Allow the next pass twice as many."""
        self.limit, self._failures = min(self._size, self.limit * 2), 0

    def note_failure(self, count: int) -> bool:
        """Allow the next pass one alone.

        Args:
            count: How many the pass took that failed.

        Returns:
            Whether it was one, for the third time, which is to be put aside.
        """
        self.limit, self._failures = 1, self._failures + 1 if count == 1 else 0
        if self._failures < _MAX_FAILURES:
            return False
        self._failures = 0
        return True
