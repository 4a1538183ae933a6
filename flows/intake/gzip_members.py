"""Gzip members: up to where a file of several members is intact (RFC 1952, section 2.2)."""

from __future__ import annotations

import os
import zlib
from typing import BinaryIO

_CHUNK = 1 << 20


def find_intact_end(file: BinaryIO, start: int) -> int:
    """Find the end of the last complete gzip member.

    Every member is decompressed, since only that shows whether the last one is complete.

    Args:
        file: A file that can be read and searched.
        start: The end of a member up to which the file is known to be intact, in bytes.

    Returns:
        The end of the last complete member in bytes, or `start` if no complete one follows.
    """
    size = file.seek(0, os.SEEK_END)
    while start < size:
        file.seek(start)
        decoder, position = zlib.decompressobj(16 + zlib.MAX_WBITS), start
        try:
            while not decoder.eof and (chunk := file.read(_CHUNK)):
                decoder.decompress(chunk)
                position += len(chunk)
        except zlib.error:
            return start
        if not decoder.eof:
            return start
        start = position - len(decoder.unused_data)
    return start
