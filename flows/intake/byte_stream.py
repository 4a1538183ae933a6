"""A stream over the bytes of a WARC file that ends at each gap, and goes on behind it when asked to."""

from __future__ import annotations

from collections.abc import Iterator

from flows.intake.archive_bytes import RECORD_MAGIC, Gap, RecordStart

_PIECE = 1 << 16


class ByteStream:
    """The bytes of a file, of which a few pieces are in memory.

    Attributes:
        position: How many bytes were read.
    """

    def __init__(self, pieces: Iterator[bytes | Gap | RecordStart], *, position: int) -> None:
        self.position = position
        self._pieces = pieces
        self._buffer = b""
        self._mark: Gap | RecordStart | None = None

    def peek(self, size: int) -> bytes:
        """Return the next bytes without reading them, fewer at the end and before a mark."""
        while len(self._buffer) < size and self._mark is None:
            piece = next(self._pieces, None)
            if piece is None:
                break
            if isinstance(piece, bytes):
                self._buffer += piece
            else:
                self._mark = piece
        return self._buffer[:size]

    def read(self, size: int) -> bytes:
        """Read the next bytes, fewer at the end and before a mark."""
        parts: list[bytes] = []
        while size and (part := self.peek(min(size, _PIECE))):
            self._buffer = self._buffer[len(part) :]
            self.position += len(part)
            size -= len(part)
            parts.append(part)
        return b"".join(parts)

    def unread(self, data: bytes) -> None:
        """Put bytes back that were read, so that they are read again."""
        self._buffer = data + self._buffer
        self.position -= len(data)

    def skip_line_ends(self) -> None:
        """Pass over the line ends behind a record, up to the next mark."""
        while (rest := self.peek(_PIECE)) and len(rest.lstrip(b"\r\n")) < len(rest):
            self.read(len(rest) - len(rest.lstrip(b"\r\n")))

    def take_gap(self) -> Gap | None:
        """Go on behind a mark that is next; return it if it is a gap."""
        if self.peek(1):
            return None
        mark, self._mark = self._mark, None
        return mark if isinstance(mark, Gap) else None

    @property
    def is_at_mark(self) -> bool:
        """Whether a mark is next."""
        return not self.peek(1) and self._mark is not None

    @property
    def next_gap(self) -> Gap | None:
        """The gap that is next, if one is."""
        return self._mark if self.is_at_mark and isinstance(self._mark, Gap) else None

    def find_record(self) -> None:
        """Pass over bytes up to the next that begin a record in a new line, or to the next mark."""
        while len(rest := self.peek(_PIECE)) > len(RECORD_MAGIC):
            found = rest.find(b"\n" + RECORD_MAGIC, 1)
            self.read(found + 1 if found >= 0 else len(rest) - len(RECORD_MAGIC))
            if found >= 0:
                return
        self.read(len(rest))
