"""Files that are compressed in themselves, such as ``sitemap.xml.gz``."""

from __future__ import annotations

import zlib

MAX_UNPACKED = 50_000_000
"""Bytes of an unpacked file: what the sitemap protocol allows, and nothing else comes packed."""
_MAGIC = b"\x1f\x8b\x08"


class UnpackingError(ValueError):
    """The file is damaged, breaks off, or would be larger than allowed; the text says which."""


def unpack_gzip(body: bytes) -> bytes:
    """Return `body` unpacked if it is a gzip file, else as it is; never holds more than allowed.

    Raises :class:`UnpackingError`.
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
