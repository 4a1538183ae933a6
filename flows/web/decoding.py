"""Bodies decoded within bounds as they come, so that a small answer cannot become a large one.

Each coding hands out at most 64 KiB at a time, and each may hand out at most the limit in all: of a
body that grows from 1 kB to 10 GB no more is ever held than the limit and a few pieces.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterator
from typing import Protocol

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

ACCEPTED = "gzip, deflate, br, zstd"
"""What we tell servers we read: only what is decoded with a bound on the way."""
_PIECE = 64 * 1024
_MOST_CODINGS = 2  # servers that compress twice exist; three times is somebody's experiment
_MOST_PARTS = 1_000  # gzip members or zstd frames: parallel compressors make one for each 64 KiB and more
_ZSTD_WINDOW_LOG = 23  # 8 MB, the most that RFC 9659 lets a server use
_GZIP = b"\x1f\x8b"


class TooLargeError(Exception):
    """The decoded body would be larger than allowed."""


class BrokenBodyError(Exception):
    """The body does not decode, or ends before its coding says it does."""


class _Coding(Protocol):
    def decode(self, chunk: bytes) -> Iterator[bytes]:
        """Yield what `chunk` decodes to, in pieces of at most 64 KiB."""

    def is_whole(self) -> bool:
        """Tell whether the coding has reached its end."""


class BodyDecoder:
    """Undoes the `Content-Encoding` `coding` of one body; never holds more than `limit` bytes of it.

    Raises :class:`BrokenBodyError` for a coding that nobody asked for. `body` is what was decoded
    so far.
    """

    def __init__(self, coding: str | None, *, limit: int) -> None:
        names = [name.strip().lower() for name in (coding or "").split(",")]
        names = [name for name in reversed(names) if name not in {"", "identity"}]
        if len(names) > _MOST_CODINGS:
            raise BrokenBodyError(f"the server wrapped the body in {len(names)} codings")
        for name in names:
            if name not in _CODINGS:
                raise BrokenBodyError(f"the server used the coding {name!r}, which was not asked for")
        self._codings = [_CODINGS[name]() for name in names]
        self._produced = [0] * len(names)
        self._limit = limit
        self._taken = 0
        self.body = bytearray()

    def feed(self, chunk: bytes) -> None:
        """Decode the next bytes; raises :class:`TooLargeError` or :class:`BrokenBodyError`."""
        try:
            self._pass_on(chunk, 0)
        except (zlib.error, brotli.error, zstd.ZstdError) as error:
            raise BrokenBodyError(f"the compressed body is damaged: {error}") from error
        self._taken += len(chunk)
        if self._taken > self._limit:  # what decodes to nothing could go on for ever
            raise TooLargeError(f"more than {self._limit:,} bytes")

    def finish(self) -> bytes:
        """Return the whole body; raises :class:`BrokenBodyError` when it broke off before its end."""
        if not all(coding.is_whole() for coding in self._codings):
            raise BrokenBodyError("the compressed body breaks off before its end")
        return bytes(self.body)

    def _pass_on(self, piece: bytes, depth: int) -> None:
        if depth == len(self._codings):
            self.body += piece
            if len(self.body) > self._limit:
                raise TooLargeError(f"more than {self._limit:,} bytes")
            return
        for decoded in self._codings[depth].decode(piece):
            # What lies between two codings is bounded too: it may decode to nothing at all.
            self._produced[depth] += len(decoded)
            if self._produced[depth] > self._limit:
                raise TooLargeError(f"more than {self._limit:,} bytes once decompressed")
            self._pass_on(decoded, depth + 1)


class _Inflate:
    """gzip, zlib and bare deflate, told apart by their first bytes since servers mislabel them."""

    def __init__(self) -> None:
        self._decoder: zlib._Decompress | None = None
        self._parts = 0
        self._held = b""

    def decode(self, chunk: bytes) -> Iterator[bytes]:
        data = self._held + chunk
        self._held = piece = b""
        # Bare deflate has no trailer: its last input may be taken while a full piece is still to come.
        while data or len(piece) == _PIECE:
            if self._decoder is None or self._decoder.eof:
                if len(data) < len(_GZIP):
                    self._held = data
                    return
                if self._decoder is not None and not data.startswith(_GZIP):
                    return  # padding after the last member, which everybody overlooks
                self._parts = _count_part(self._parts)
                self._decoder, piece = self._begin(data)
            else:
                piece = self._decoder.decompress(data, _PIECE)
            yield piece
            if self._decoder.eof:
                data, piece = self._decoder.unused_data, b""
            else:
                data = self._decoder.unconsumed_tail

    def is_whole(self) -> bool:
        return self._decoder is not None and self._decoder.eof

    def _begin(self, data: bytes) -> tuple[zlib._Decompress, bytes]:
        decoder = zlib.decompressobj(zlib.MAX_WBITS + 32)
        try:
            return decoder, decoder.decompress(data, _PIECE)
        except zlib.error:
            decoder = zlib.decompressobj(-zlib.MAX_WBITS)  # deflate without its wrapper
            return decoder, decoder.decompress(data, _PIECE)


class _Brotli:
    def __init__(self) -> None:
        self._decoder = brotli.Decompressor()

    def decode(self, chunk: bytes) -> Iterator[bytes]:
        # It accepts more input while it still has output: it has none left once it hands out nothing.
        while not self._decoder.is_finished() and (
            piece := self._decoder.process(chunk, output_buffer_limit=_PIECE)
        ):
            yield piece
            chunk = b""

    def is_whole(self) -> bool:
        return bool(self._decoder.is_finished())


class _Zstd:
    def __init__(self) -> None:
        self._parts = 0
        self._decoder: zstd.ZstdDecompressor | None = None

    def decode(self, chunk: bytes) -> Iterator[bytes]:
        data = chunk
        while data or (self._decoder is not None and not self._decoder.eof and not self._decoder.needs_input):
            if self._decoder is None or self._decoder.eof:
                self._parts = _count_part(self._parts)
                self._decoder = zstd.ZstdDecompressor(
                    options={zstd.DecompressionParameter.window_log_max: _ZSTD_WINDOW_LOG}
                )
            yield self._decoder.decompress(data, _PIECE)
            data = self._decoder.unused_data if self._decoder.eof else b""

    def is_whole(self) -> bool:
        return self._decoder is not None and self._decoder.eof


def _count_part(parts: int) -> int:
    if parts == _MOST_PARTS:
        raise BrokenBodyError(f"the compressed body has more than {_MOST_PARTS:,} parts")
    return parts + 1


_CODINGS: dict[str, Callable[[], _Coding]] = {
    "gzip": _Inflate,
    "x-gzip": _Inflate,
    "deflate": _Inflate,
    "br": _Brotli,
    "zstd": _Zstd,
}
