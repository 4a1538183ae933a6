"""What the readers of files ask of a file, so that a member of an archive can be read as one."""

from __future__ import annotations

from typing import Protocol


class ByteSource(Protocol):
    """The bytes of a file, or of a member of an archive."""

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, fewer at the end."""

    def seek(self, offset: int, /) -> int:
        """Go to a place, in bytes from the beginning."""

    def tell(self) -> int:
        """Return the place of the next byte."""
