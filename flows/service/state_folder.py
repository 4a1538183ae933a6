"""Whether the folder of the state is the one that the service began with.

A disk that is unmounted leaves an empty folder in its place. A service that went on there would publish an
edition of what came since, and acknowledge pushes that nobody finds once the disk is back.
"""

from __future__ import annotations

from pathlib import Path

from flows.errors import NewswireError


class StateFolder:
    """A folder that is recognised as long as nothing takes its place.

    Args:
        path: The folder; one that does not exist yet is recognised from the first look at it on.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._identity = _identify(path)

    def is_same(self) -> bool:
        """Return whether the folder is there, and is the one of before."""
        found = _identify(self._path)
        self._identity = self._identity or found
        return found == self._identity

    def check(self) -> None:
        """Check that it is.

        Raises:
            NewswireError: It is not; the sentence says what may be the cause.
        """
        if not self.is_same():
            raise NewswireError(
                f"{self._path} is not the folder that the service began with, as where its disk was"
                " unmounted: bring that back, or start the service again to begin anew"
            )


def _identify(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
