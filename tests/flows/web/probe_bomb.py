"""Measures a decompression bomb of 10 GB in a process of its own: builds it, serves it and fetches it.

Prints the bomb's size in bytes, the seconds that the fetch took, by how many kB the process grew at
its largest, and how the fetch ended. Bombs are built of pieces that repeat, since a compressor with an
empty window writes the same bytes for each piece of zeros; none is ever in memory as a whole.
"""

from __future__ import annotations

import asyncio
import socket
import sys
import threading
import time
import zlib
from collections.abc import Callable, Iterator

import brotli
from memory import read_peak, reset_peak

from flows.settings import FetchSettings
from flows.web.client import Client

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

GIGABYTE = 1_000_000_000
PIECE = bytes(10_000_000)
PIECES = 10 * GIGABYTE // len(PIECE)
_ADLER_PRIME = 65521


_GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"


def build(kind: str) -> tuple[str, Iterator[bytes]]:
    """Return the Content-Encoding and the pieces of a body that decodes to 10 GB of zeros."""
    bombs: dict[str, tuple[str, Callable[[], Iterator[bytes]]]] = {
        "gzip": ("gzip", lambda: _deflate(_GZIP_HEAD, bytes(8))),
        "members": ("gzip", lambda: iter([zlib.compress(PIECE, 9, wbits=31)] * PIECES)),
        "deflate": ("deflate", lambda: _deflate(b"\x78\xda", _check(PIECES * len(PIECE)))),
        "raw": ("deflate", lambda: _deflate(b"", b"")),
        "br": ("br", _brotli),
        "zstd": ("zstd", _zstd),
        "frames": ("zstd", lambda: iter([bytes(zstd.compress(PIECE))] * PIECES)),
        "twice": ("gzip, gzip", lambda: _wrap(_deflate(_GZIP_HEAD, bytes(8)))),
    }
    coding, make = bombs[kind]
    return coding, make()


def _deflate(head: bytes, tail: bytes) -> Iterator[bytes]:
    coder = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = coder.compress(PIECE) + coder.flush(zlib.Z_FULL_FLUSH)
    yield head
    yield from [piece] * PIECES
    yield coder.flush(zlib.Z_FINISH) + tail


def _check(zeros: int) -> bytes:
    """Return Adler's checksum of so many zeros."""
    return ((zeros % _ADLER_PRIME) << 16 | 1).to_bytes(4, "big")


def _wrap(pieces: Iterator[bytes]) -> Iterator[bytes]:
    coder = zlib.compressobj(9, zlib.DEFLATED, 31)
    for piece in pieces:
        yield coder.compress(piece)
    yield coder.flush()


def _brotli() -> Iterator[bytes]:
    coder = brotli.Compressor(quality=1)
    for _ in range(PIECES):
        yield coder.process(PIECE) + coder.flush()
    yield coder.finish()


def _zstd() -> Iterator[bytes]:
    coder = zstd.ZstdCompressor(level=1)
    for _ in range(PIECES):
        yield coder.compress(PIECE)
    yield coder.flush()


def serve(listener: socket.socket, coding: str, body: list[bytes]) -> None:
    """Answer each request with the bomb, however early the client hangs up."""
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\nConnection: close\r\n\r\n".encode()
    while True:
        peer, _ = listener.accept()
        with peer:
            try:
                peer.recv(65536)
                peer.sendall(head)
                for piece in body:
                    peer.sendall(piece)
            except OSError:
                continue


def fetch(url: str, place: str) -> tuple[float, str | None]:
    """Fetch the bomb as a feed; returns the seconds and the outcome."""

    async def run() -> tuple[float, str | None]:
        async with Client(FetchSettings(delay=0, private=(place,))) as client:
            start = time.monotonic()
            result = await client.fetch(url, "feed")
            return time.monotonic() - start, result.last.reason

    return asyncio.run(run())


def main() -> None:
    """Measure one bomb."""
    coding, pieces = build(sys.argv[1])
    body = list(pieces)
    listener = socket.create_server(("127.0.0.1", 0))
    place = f"127.0.0.1:{listener.getsockname()[1]}"
    threading.Thread(target=serve, args=(listener, coding, body), daemon=True).start()
    fetch(f"http://{place}/", "127.0.0.2:1")  # refused: the memory that any client takes is not the bomb's
    before = reset_peak()
    seconds, outcome = fetch(f"http://{place}/", place)
    grown = round((read_peak() - before) * 1024)
    print(sum(map(len, body)), f"{seconds:.3f}", grown, outcome)


if __name__ == "__main__":
    main()
