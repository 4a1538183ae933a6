"""Check some blocks of a closed database file by their checksums, others each time.

DuckDB checks a block when it reads it, and a publish otherwise reads the headers and the catalog alone. A
block that rots where no query comes would go into one edition after the other, until no sound one is left.
All blocks of a large file would take seconds each time: a block of 256 kB takes 0.14 ms.

DuckDB's storage: three headers of 4 kB, of which the second or the third counts; then blocks of one size,
each with the checksum of the rest of it in its first eight bytes.
"""

from __future__ import annotations

import struct
from pathlib import Path

BLOCKS_AT_ONCE = 32
"""Blocks that are checked at once: 4 ms, of the .25 s of CPU time of a push."""
_HEADER = 4096
_FIRST_BLOCK = 3 * _HEADER
_SEED, _FACTOR = 5381, 0xBF58476D1CE4E5B9
_TURN = 0.6180339887498949  # multiples of it are spread evenly over the circle, whatever the step


def find_damaged_blocks(file: Path) -> list[int]:
    """Return the numbers of blocks that differ from their checksums, of those whose turn it is.

    A block that is not in use may be among them. Which ones are checked follows from the number of
    checkpoints, which is in the headers: all of a file of up to `BLOCKS_AT_ONCE` blocks.

    Args:
        file: The file, which this process does not have open.
    """
    with file.open("rb") as opened:
        headers = opened.read(_FIRST_BLOCK)
        turn, size = _read_headers(headers)
        count = (opened.seek(0, 2) - _FIRST_BLOCK) // size
        chosen = range(count)
        if count > BLOCKS_AT_ONCE:
            first = int(turn * _TURN % 1 * count)
            chosen = range(first, first + BLOCKS_AT_ONCE)
        damaged = []
        for number in chosen:
            opened.seek(_FIRST_BLOCK + number % count * size)
            if not _is_sound(opened.read(size)):
                damaged.append(number % count)
    return damaged


def _read_headers(headers: bytes) -> tuple[int, int]:
    """Return the number of checkpoints and the size of a block."""
    numbers = (struct.unpack_from("<6Q", headers, start) for start in (_HEADER, 2 * _HEADER))
    _, turn, _, _, _, size = max(numbers, key=lambda fields: fields[1])
    return turn, size


def _is_sound(block: bytes) -> bool:
    import numpy as np  # noqa: PLC0415 -- it takes 0.1 s to import

    words = np.frombuffer(block, dtype="<u8")
    return int(np.bitwise_xor.reduce(words[1:] * np.uint64(_FACTOR))) ^ _SEED == int(words[0])
