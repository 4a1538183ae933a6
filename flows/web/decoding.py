"""Decode compressed bodies within bounds as they come, so that a small answer cannot become a large one.

Each coding yields at most 64 KiB at a time and at most the limit in all. Of a body that grows from
1 kB to 10 GB, no more than the limit and a few pieces are ever in memory.
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
"""The value of our Accept-Encoding: the codings that can be decoded with a bound."""
_PIECE = 64 * 1024
# Codings that exist, and that nobody asked for. Any other name says nothing about the bytes: servers write
# "none", a charset or a media type there, and browsers take no notice of it.
_UNREAD = frozenset(
    {
        "aes128gcm",
        "bzip2",
        "compress",
        "dcb",
        "dcz",
        "lz4",
        "lzma",
        "pack200-gzip",
        "sdch",
        "x-compress",
        "xz",
    }
)
_MAX_CODINGS = 2  # servers that compress twice exist; three times is somebody's experiment
MAX_MEMBERS = 1_000
"""gzip members or zstd frames of a body: parallel compressors make one for each 64 KiB or more."""
_ZSTD_WINDOW_LOG = 23  # 8 MB, the largest window that RFC 9659 lets a server use
_GZIP = b"\x1f\x8b"


class TooLargeError(Exception):
    """The decoded body would be larger than the limit."""


class BrokenBodyError(Exception):
    """The body cannot be decoded, or ends before its coding does."""


class _Coding(Protocol):
    def decode(self, chunk: bytes) -> Iterator[bytes]:
        """Decode `chunk` and yield the result in pieces of at most 64 KiB."""

    def is_whole(self) -> bool:
        """Return whether the coding has reached its end."""


class BodyDecoder:
    """A decoder for one body, which never holds more than a limit of it.

    Attributes:
        body: The bytes decoded so far.
    """

    def __init__(self, coding: str | None, *, limit: int) -> None:
        """Prepare to undo a Content-Encoding.

        Args:
            coding: The header's value; `None` for a body that is not compressed.
            limit: The largest size in bytes, of the body as it comes and of the decoded body.

        Raises:
            BrokenBodyError: The coding is one that was not asked for, or there are too many.
        """
        names = [name.strip().lower() for name in (coding or "").split(",")]
        names = [name for name in reversed(names) if name in _CODINGS or name in _UNREAD]
        if len(names) > _MAX_CODINGS:
            raise BrokenBodyError(f"the server wrapped the body in {len(names)} codings")
        for name in names:
            if name in _UNREAD:
                raise BrokenBodyError(f"the server used the coding {name!r}, which was not asked for")
        self._codings = [_CODINGS[name]() for name in names]
        self._produced = [0] * len(names)
        self._limit = limit
        self._received = 0
        self.body = bytearray()

    def feed(self, chunk: bytes) -> None:
        """Decode the next bytes of the body.

        Raises:
            BrokenBodyError: They cannot be decoded.
            TooLargeError: They go beyond the limit.
        """
        try:
            self._pass_on(chunk, 0)
        except (zlib.error, brotli.error, zstd.ZstdError) as error:
            raise BrokenBodyError(f"the compressed body is damaged: {error}") from error
        self._received += len(chunk)
        if self._received > self._limit:  # a body that decodes to nothing could go on for ever
            raise TooLargeError(f"more than {self._limit:,} bytes")

    @property
    def is_whole(self) -> bool:
        """Whether all codings have reached their end."""
        return all(coding.is_whole() for coding in self._codings)

    def finish(self) -> bytes:
        """Return the whole decoded body.

        Raises:
            BrokenBodyError: The body ended before its coding did.
        """
        if not self.is_whole:
            raise BrokenBodyError("the compressed body breaks off before its end")
        return bytes(self.body)

    def _pass_on(self, piece: bytes, depth: int) -> None:
        if depth == len(self._codings):
            self.body += piece
            if len(self.body) > self._limit:
                raise TooLargeError(f"more than {self._limit:,} bytes")
            return
        for decoded in self._codings[depth].decode(piece):
            # The bytes between two codings are bounded too: they may decode to nothing at all.
            self._produced[depth] += len(decoded)
            if self._produced[depth] > self._limit:
                raise TooLargeError(f"more than {self._limit:,} bytes once decompressed")
            self._pass_on(decoded, depth + 1)


class _Inflate:
    """gzip, zlib and raw deflate, distinguished by their first bytes since servers mislabel them."""

    def __init__(self) -> None:
        self._decoder: zlib._Decompress | None = None
        self._members = 0
        self._held = b""

    def decode(self, chunk: bytes) -> Iterator[bytes]:
        data = self._held + chunk
        self._held = piece = b""
        # Raw deflate has no trailer: all input may be consumed while a full piece of output is still due.
        while data or len(piece) == _PIECE:
            if self._decoder is None or self._decoder.eof:
                if len(data) < len(_GZIP):
                    self._held = data
                    return
                if self._decoder is not None and not data.startswith(_GZIP):
                    return  # padding after the last member, which all decoders ignore
                self._members = _count_member(self._members)
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
            decoder = zlib.decompressobj(-zlib.MAX_WBITS)  # raw deflate, without the zlib header
            return decoder, decoder.decompress(data, _PIECE)


class _Brotli:
    def __init__(self) -> None:
        self._decoder = brotli.Decompressor()

    def decode(self, chunk: bytes) -> Iterator[bytes]:
        # It accepts more input while it still has output; it has none left when it returns nothing.
        while not self._decoder.is_finished() and (
            piece := self._decoder.process(chunk, output_buffer_limit=_PIECE)
        ):
            yield piece
            chunk = b""

    def is_whole(self) -> bool:
        return bool(self._decoder.is_finished())


class _Zstd:
    def __init__(self) -> None:
        self._members = 0
        self._decoder: zstd.ZstdDecompressor | None = None

    def decode(self, chunk: bytes) -> Iterator[bytes]:
        data = chunk
        while data or (self._decoder is not None and not self._decoder.eof and not self._decoder.needs_input):
            if self._decoder is None or self._decoder.eof:
                self._members = _count_member(self._members)
                self._decoder = zstd.ZstdDecompressor(
                    options={zstd.DecompressionParameter.window_log_max: _ZSTD_WINDOW_LOG}
                )
            yield self._decoder.decompress(data, _PIECE)
            data = self._decoder.unused_data if self._decoder.eof else b""

    def is_whole(self) -> bool:
        return self._decoder is not None and self._decoder.eof


def _count_member(members: int) -> int:
    if members == MAX_MEMBERS:
        raise BrokenBodyError(f"the compressed body has more than {MAX_MEMBERS:,} members")
    return members + 1


_CODINGS: dict[str, Callable[[], _Coding]] = {
    "gzip": _Inflate,
    "x-gzip": _Inflate,
    "deflate": _Inflate,
    "br": _Brotli,
    "zstd": _Zstd,
}
