"""The bytes of one member of a ZIP archive, which end where it is damaged or expands too much."""

from __future__ import annotations

import zipfile
from types import TracebackType
from typing import IO, Self

from flows.intake.archive_bytes import FREE_BYTES, MAX_EXPANSION
from flows.job_failures import word_exception

_PIECE, _LAST_PIECE = 1 << 16, 1 << 12


class MemberStream:
    """A member that is read as a file; the part of one before any damage can be read.

    Attributes:
        fault: Why its bytes end before the end, as a sentence; None while they do not.
        unpacked: How many of its bytes were read at most, from its beginning.
    """

    def __init__(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
        self.fault: str | None = None
        self.unpacked = 0
        self._limit = FREE_BYTES + MAX_EXPANSION * member.compress_size
        self._size = member.file_size
        self._file: IO[bytes] | None = None
        try:
            self._file = archive.open(member)
        except (MemoryError, OSError):
            raise
        except Exception as error:  # noqa: BLE001 -- see below
            self._note(error)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file:
            self._file.close()

    def read(self, size: int) -> bytes:
        """Read the next bytes; none behind the end, or behind a fault.

        Raises:
            OSError: The archive cannot be read.
        """
        if self._file is None:
            return b""
        pieces: list[bytes] = []
        try:
            while size and (piece := self._file.read(min(size, self._measure_piece(self._file)))):
                pieces.append(piece)
                size -= len(piece)
        except (MemoryError, OSError):
            raise
        except Exception as error:  # noqa: BLE001 -- zipfile raises BadZipFile, EOFError, zlib.error … by input
            self._note(error)
        data = b"".join(pieces)
        self.unpacked = max(self.unpacked, self._file.tell())
        if self.unpacked > self._limit:
            self.fault = f"the member expands more than {MAX_EXPANSION} times"
            return b""
        return data

    def _measure_piece(self, file: IO[bytes]) -> int:
        """Return how much to read at a time: bytes that are read together with damage are lost."""
        return _PIECE if self._size - file.tell() > 2 * _PIECE else _LAST_PIECE

    def seek(self, offset: int) -> int:
        """Go to a place before the present one."""
        return self._file.seek(offset) if self._file else 0

    def tell(self) -> int:
        """Return the place of the next byte."""
        return self._file.tell() if self._file else 0

    def _note(self, error: Exception) -> None:
        self.fault = f"the member is damaged: {word_exception(error)}"
