"""Gzip members: how far a file is whole."""

from __future__ import annotations

import os
import zlib
from typing import BinaryIO

_CHUNK = 1 << 20


def find_sound_end(file: BinaryIO, sound_to: int) -> int:
    """Return where the last whole gzip member of `file` ends, in bytes.

    All is taken to be whole up to `sound_to`, which must be the end of a member. Each member after
    it is decompressed, since only that tells of a tail that a killed writer left behind.
    """
    size = file.seek(0, os.SEEK_END)
    while sound_to < size:
        file.seek(sound_to)
        decoder, position = zlib.decompressobj(16 + zlib.MAX_WBITS), sound_to
        try:
            while not decoder.eof and (chunk := file.read(_CHUNK)):
                decoder.decompress(chunk)
                position += len(chunk)
        except zlib.error:
            return sound_to
        if not decoder.eof:
            return sound_to
        sound_to = position - len(decoder.unused_data)
    return sound_to
