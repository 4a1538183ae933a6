"""Decoding within bounds: whole bodies, truncated ones, and those that would become too large."""

from __future__ import annotations

import gzip
import random
import sys
import zlib
from collections.abc import Callable

import brotli
import pytest

from flows.web.decoding import MAX_MEMBERS, BodyDecoder, BrokenBodyError, TooLargeError

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

TEXT = "".join(random.Random(1).choices("plant shift axle 日産 \n", k=300_000)).encode()
LIMIT = 2_000_000
COMPRESSORS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": lambda raw: gzip.compress(raw, mtime=0),
    "deflate": zlib.compress,
    "br": lambda raw: bytes(brotli.compress(raw, quality=4)),
    "zstd": lambda raw: bytes(zstd.compress(raw)),
}


def decode(wire: bytes, coding: str | None, *, limit: int = LIMIT, chunk: int = 65536) -> bytes:
    decoder = BodyDecoder(coding, limit=limit)
    for start in range(0, len(wire), chunk):
        decoder.feed(wire[start : start + chunk])
    return decoder.finish()


@pytest.mark.parametrize("coding", COMPRESSORS)
@pytest.mark.parametrize("chunk", [7, 1000, 65536, 1 << 30])
def test_a_body_decodes_the_same_however_it_is_cut(coding: str, chunk: int) -> None:
    assert decode(COMPRESSORS[coding](TEXT), coding, chunk=chunk) == TEXT


@pytest.mark.parametrize("coding", [None, "", "identity", " IDENTITY ,"])
def test_a_body_without_a_coding_stays_as_it_is(coding: str | None) -> None:
    assert decode(TEXT, coding) == TEXT


@pytest.mark.parametrize(
    ("wire", "coding"),
    [
        (zlib.compress(TEXT, wbits=-15), "deflate"),
        (gzip.compress(TEXT, mtime=0), "deflate"),
        (zlib.compress(TEXT), "gzip"),
        (gzip.compress(TEXT, mtime=0), "X-GZip"),
        (gzip.compress(TEXT[:9], mtime=0) + gzip.compress(TEXT[9:], mtime=0), "gzip"),
        (zstd.compress(TEXT[:9]) + zstd.compress(TEXT[9:]), "zstd"),
        (gzip.compress(TEXT, mtime=0) + bytes(700), "gzip"),
        (gzip.compress(brotli.compress(TEXT, quality=4), mtime=0), "br, gzip"),
    ],
    ids=["raw deflate", "gzip called deflate", "zlib called gzip", "x-gzip", "two members", "two frames",
         "padding", "two codings"],
)  # fmt: skip
@pytest.mark.parametrize("chunk", [1, 65536])
def test_the_codings_that_servers_send_are_decoded(wire: bytes, coding: str, chunk: int) -> None:
    assert decode(wire, coding, chunk=chunk) == TEXT


@pytest.mark.parametrize("wbits", [-15, 15, 31], ids=["raw deflate", "zlib", "gzip"])
def test_a_body_that_ends_at_the_edge_of_a_piece_is_whole(wbits: int) -> None:
    edges = [pieces * 64 * 1024 + beyond for pieces in (1, 2) for beyond in range(-300, 301)]
    broken = []
    for size in edges:
        try:
            assert decode(zlib.compress(b"a" * size, wbits=wbits), "deflate") == b"a" * size
        except BrokenBodyError:
            broken.append(size)
    assert broken == []


@pytest.mark.parametrize("coding", COMPRESSORS)
@pytest.mark.parametrize("kept", [0, 1, 2, 10, 0.5, -1])
def test_a_truncated_body_is_broken(coding: str, kept: float) -> None:
    wire = COMPRESSORS[coding](TEXT)
    with pytest.raises(BrokenBodyError):
        decode(wire[: int(kept * len(wire)) if kept == 0.5 else int(kept)], coding)


@pytest.mark.parametrize("coding", COMPRESSORS)
def test_noise_is_a_broken_body(coding: str) -> None:
    with pytest.raises((BrokenBodyError, TooLargeError)):
        decode(b"\x7f" + random.Random(2).randbytes(5000), coding)


@pytest.mark.parametrize("coding", ["compress", "sdch", "gzip, sdch", "gzip, gzip, gzip"])
def test_a_coding_that_was_not_asked_for_is_refused(coding: str) -> None:
    with pytest.raises(BrokenBodyError):
        BodyDecoder(coding, limit=LIMIT)


@pytest.mark.parametrize("coding", ["none", "utf-8", "text/html", "identity", "none, gzip"])
def test_a_word_that_is_no_coding_says_nothing(coding: str) -> None:
    assert decode(COMPRESSORS["gzip"](TEXT) if "gzip" in coding else TEXT, coding) == TEXT


@pytest.mark.parametrize("coding", COMPRESSORS)
def test_the_limit_is_exact_to_the_byte(coding: str) -> None:
    wire = COMPRESSORS[coding](bytes(LIMIT))
    assert len(decode(wire, coding)) == LIMIT
    with pytest.raises(TooLargeError):
        decode(COMPRESSORS[coding](bytes(LIMIT + 1)), coding)


@pytest.mark.parametrize(
    ("wire", "coding"),
    [
        (gzip.compress(b"", mtime=0) * (MAX_MEMBERS + 1), "gzip"),
        (zstd.compress(b"") * (MAX_MEMBERS + 1), "zstd"),
        (b"\x50\x2a\x4d\x18\x00\x00\x00\x00" * (MAX_MEMBERS + 1), "zstd"),
        (gzip.compress(gzip.compress(b"", mtime=0) * (MAX_MEMBERS + 1), mtime=0), "gzip, gzip"),
    ],
)
def test_a_body_of_more_empty_members_than_the_limit_is_refused(wire: bytes, coding: str) -> None:
    with pytest.raises((BrokenBodyError, TooLargeError)):
        decode(wire, coding)


# A body of 12 MB may decode to 10 GB: libraries were seen to hold 6 GB of such a one. Whether decoding stops
# at the limit, four times as much tells as well.
ZEROS = bytes(LIMIT)
PACKED: dict[str, tuple[str, bytes]] = {
    "gzip": ("gzip", gzip.compress(ZEROS * 4, mtime=0)),
    "members": ("gzip", gzip.compress(ZEROS, mtime=0) * 4),
    "deflate": ("deflate", zlib.compress(ZEROS * 4)),
    "raw": ("deflate", zlib.compress(ZEROS * 4, wbits=-15)),
    "br": ("br", bytes(brotli.compress(ZEROS * 4, quality=1))),
    "zstd": ("zstd", bytes(zstd.compress(ZEROS * 4))),
    "frames": ("zstd", bytes(zstd.compress(ZEROS)) * 4),
    "twice": ("gzip, gzip", gzip.compress(gzip.compress(ZEROS * 4, mtime=0), mtime=0)),
}


@pytest.mark.parametrize("kind", PACKED)
def test_of_a_body_that_grows_beyond_the_limit_one_piece_more_is_decoded_and_no_other(kind: str) -> None:
    coding, wire = PACKED[kind]
    decoder = BodyDecoder(coding, limit=LIMIT)
    with pytest.raises(TooLargeError):
        decoder.feed(wire)
    assert len(decoder.body) <= LIMIT + 64 * 1024
    assert len(wire) < LIMIT / 10
