"""The edition before the last, which becomes the next one where only the changed blocks are written.

A load changes a few of the file's blocks, and a copy of all of them took 0.25 s of CPU time for 10,000
articles. DuckDB keeps a checksum of each block in its first eight bytes, so the changed ones are found
without reading the others. (DuckDB's storage: three headers of 4 kB, then blocks of the size in the header.)

A reader may have the former edition open for as long as it likes. So it is written to only if nobody has:
Linux grants a write lease on a file that is open nowhere else, and on no other.
"""

from __future__ import annotations

import fcntl
import os
import struct
from contextlib import ExitStack, suppress
from pathlib import Path

from warehouse.edition_check import EditionCheck

_HEADERS = 3 * 4096
_BLOCK_SIZE_AT = 4096 + 8 + 32  # in the first database header, after its checksum and four numbers
_CHECKSUM = 8
_WRITABLE = 0o600  # an edition is read-only to everybody
_Identity = tuple[int, int, int]


class SpareEdition:
    """Remembers the former edition of a process that publishes again and again.

    Nothing is remembered beyond the process: after a crash of the machine the former edition may be half
    written.

    Attributes:
        check: Checks each new edition.
    """

    def __init__(self) -> None:
        self.check = EditionCheck()
        self._spare: Path | None = None
        self._identity: _Identity | None = None

    def keep(self, edition: Path) -> None:
        """Keep the edition that is about to be replaced under another name, where that is possible."""
        spare = edition.with_name(f".{edition.name}.spare")
        self._spare = self._identity = None
        spare.unlink(missing_ok=True)
        with suppress(OSError):  # there is no edition yet, or the file system has no hard links
            os.link(edition, spare)
            self._spare, self._identity = spare, _identify(spare)

    def discard(self) -> None:
        """Remove the former edition, which takes as much of the disk as the edition, and end the check."""
        if self._spare:
            self._spare.unlink(missing_ok=True)
        self._spare = self._identity = None
        self.check.close()

    def make(self, writer: Path, copy: Path) -> bool:
        """Make the file `copy` equal to the closed file `writer` out of the former edition.

        Args:
            writer: The writer's file, whose lock the caller holds.
            copy: The file to make, which is not flushed to the disk.

        Returns:
            Whether it was made; not if there is no former edition, or somebody has it open or has given it
            another name.
        """
        spare, identity = self._spare, self._identity
        self._spare = self._identity = None
        if spare is None or not spare.exists() or _identify(spare) != identity or spare.stat().st_nlink > 1:
            return False
        spare.replace(copy)  # a kill from here on leaves nothing that would be taken for an edition
        copy.chmod(_WRITABLE)
        with ExitStack() as stack:
            source = stack.enter_context(writer.open("rb", buffering=0)).fileno()
            target = stack.enter_context(copy.open("r+b", buffering=0)).fileno()
            block_size = _read_block_size(source)
            if not _is_unused(target) or block_size != _read_block_size(target):
                return False
            _copy_changes(source, target, block_size)
        return True


def _copy_changes(source: int, target: int, block_size: int) -> None:
    size = os.fstat(source).st_size
    _copy(source, target, 0, _HEADERS)
    for start in range(_HEADERS, size, block_size):
        if os.pread(source, _CHECKSUM, start) != os.pread(target, _CHECKSUM, start):
            _copy(source, target, start, min(block_size, size - start))
    os.ftruncate(target, size)


def _copy(source: int, target: int, start: int, count: int) -> None:
    while count:
        copied = os.pwrite(target, os.pread(source, count, start), start)
        start, count = start + copied, count - copied


def _read_block_size(file: int) -> int:
    (size,) = struct.unpack("<Q", os.pread(file, 8, _BLOCK_SIZE_AT))
    return int(size)


def _is_unused(file: int) -> bool:
    """Return whether this descriptor is the only one of the file, in all processes."""
    try:
        fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_WRLCK)
        fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except (OSError, AttributeError):  # it is open elsewhere, or this is no Linux
        return False
    return True


def _identify(path: Path) -> _Identity:
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns
