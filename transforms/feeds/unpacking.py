"""Feeds and sitemaps that are stored compressed, such as ``sitemap.xml.gz``."""

from __future__ import annotations

import zlib

MAX_UNPACKED = 50_000_000
"""Bytes of a decompressed file: the limit of the sitemap protocol; nothing else is stored compressed."""
_MAGIC = b"\x1f\x8b\x08"
_PIECE = 1 << 16
MAX_MEMBERS = 10_000
"""Members of a file; each costs a piece of 64 KiB, of which tools for random access make members."""


class UnpackingError(ValueError):
    """A gzip file that is damaged, incomplete, or larger than allowed; the message says which."""


def unpack_gzip(body: bytes) -> bytes:
    """Decompress a gzip file; return any other body as it is.

    Never holds more than :data:`MAX_UNPACKED` bytes, whatever the file would decompress to.

    Raises:
        UnpackingError: The file is damaged, incomplete or too large.
    """
    if not body.startswith(_MAGIC):
        return body
    parts: list[bytes] = []
    left, start, members = MAX_UNPACKED, 0, 0
    while body.startswith(_MAGIC, start):  # a file may have several members (RFC 1952, 2.2)
        if (members := members + 1) > MAX_MEMBERS:
            raise UnpackingError(f"this gzip file has more than {MAX_MEMBERS:,} members")
        decoder = zlib.decompressobj(16 + zlib.MAX_WBITS)
        while not decoder.eof and start < len(body):
            piece = body[start : start + _PIECE]
            try:
                parts.append(decoder.decompress(piece, left + 1))
            except zlib.error as error:
                raise UnpackingError(f"this gzip file is damaged at byte {start:,}: {error}") from error
            left -= len(parts[-1])
            if left < 0:
                raise UnpackingError(f"this gzip file unpacks to more than {MAX_UNPACKED:,} bytes")
            start += len(piece) - len(decoder.unused_data)
        if not decoder.eof:
            raise UnpackingError("this gzip file breaks off before its end")
    return b"".join(parts)
