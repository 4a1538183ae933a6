"""Bodies decoded within bounds, so that a small answer cannot become a large one."""

from __future__ import annotations

import zlib

_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS
ACCEPTED = "gzip, deflate"
"""What we tell servers we read: only what can be decoded with a bound on the way."""


class TooLargeError(Exception):
    """The decoded body would be larger than allowed."""


class BrokenBodyError(Exception):
    """The body does not decode, or ends before its coding says it does."""


def decode_body(wire: bytes, *, coding: str | None, limit: int) -> bytes:
    """Undo the `Content-Encoding` `coding` of `wire`; never holds more than `limit` bytes of it.

    Raises :class:`TooLargeError` past the limit, and :class:`BrokenBodyError` when the body is
    damaged, breaks off, or has a coding that nobody asked for.
    """
    names = [name.strip().lower() for name in (coding or "").split(",") if name.strip()]
    body = wire
    for name in reversed(names):
        if name in {"gzip", "x-gzip", "deflate"}:
            body = _inflate(body, limit)
        elif name != "identity":
            raise BrokenBodyError(f"the server used the coding {name!r}, which was not asked for")
    if len(body) > limit:
        raise TooLargeError(f"more than {limit:,} bytes")
    return body


def _inflate(wire: bytes, limit: int) -> bytes:
    decoder = zlib.decompressobj(_GZIP_OR_ZLIB)
    try:
        body = decoder.decompress(wire, limit + 1)
    except zlib.error:
        decoder = zlib.decompressobj(-zlib.MAX_WBITS)  # some servers send deflate without its wrapper
        try:
            body = decoder.decompress(wire, limit + 1)
        except zlib.error as error:
            raise BrokenBodyError(f"the compressed body is damaged: {error}") from error
    if len(body) > limit:
        raise TooLargeError(f"more than {limit:,} bytes once decompressed")
    if not decoder.eof:
        raise BrokenBodyError("the compressed body breaks off before its end")
    return body
