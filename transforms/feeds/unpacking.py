"""Feeds and sitemaps that are stored compressed, such as ``sitemap.xml.gz``."""

from __future__ import annotations

import zlib

MAX_UNPACKED = 50_000_000
"""Bytes of a decompressed file: the limit of the sitemap protocol; nothing else is stored compressed."""
_MAGIC = b"\x1f\x8b\x08"


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
    decoder = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        unpacked = decoder.decompress(body, MAX_UNPACKED + 1)
    except zlib.error as error:
        raise UnpackingError(f"this gzip file is damaged: {error}") from error
    if len(unpacked) > MAX_UNPACKED:
        raise UnpackingError(f"this gzip file unpacks to more than {MAX_UNPACKED:,} bytes")
    if not decoder.eof:
        raise UnpackingError("this gzip file breaks off before its end")
    return unpacked
