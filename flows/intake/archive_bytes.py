"""The bytes of a WARC file, decompressed piece by piece, and going on behind damage.

A file is a sequence of gzip members or zstd frames, one for each record, for several, or for all of them; or
it is not compressed. Behind a damaged member, reading goes on at the next one that begins with a record.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from flows.intake.byte_source import ByteSource

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

RECORD_MAGIC = b"WARC/"
_GZIP_MAGIC = b"\x1f\x8b\x08"
_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
_SKIPPABLE_MAGIC = b"\x2a\x4d\x18"  # after a byte from 0x50 to 0x5F
# The frame before the first record (http://iipc.github.io/warc-specifications/specifications/warc-zstd/).
_DICTIONARY_MAGIC = b"\x5d\x2a\x4d\x18"
_MAX_DICTIONARY = 32_000_000  # bytes
_CHUNK = 1 << 18
_PIECE = 1 << 16
# A member may expand a hundredfold beyond what the largest page with its headers needs: deflate packs a
# thousand zeros into a byte, pages hardly ever twenty bytes. Videos are packed already.
MAX_EXPANSION = 100
CUT = "it ends within a record"
"""Why bytes are missing at the end of a file that breaks off."""
FOREIGN = "there is something else between its records"
"""Why bytes are left out that no member begins with; those before them are whole."""
FREE_BYTES = 16 << 20
"""The bytes that a packed member may expand to in any case."""
_BEAT_BYTES = 16 << 20  # of a file, of which unpacking and parsing take far less than the time of a page
_Open = Callable[[], "_Member"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A place at which bytes are missing.

    Attributes:
        reason: Why, as the end of a sentence.
        is_inside: Whether they are missing within a member, so that the bytes before are not whole either.
    """

    reason: str
    is_inside: bool


@dataclass(frozen=True, slots=True)
class RecordStart:
    """The beginning of a compressed member that begins with a record: no record reaches beyond it."""


class DamageError(Exception):
    """A member cannot be decompressed."""


class _Source:
    """The bytes of a file, read in chunks, with a beat after every 16 MB of them."""

    def __init__(self, file: ByteSource, beat: Callable[[], None], start: int) -> None:
        self._file = file
        self._beat = beat
        self._unreported = 0
        self.position = start

    def read(self, size: int) -> bytes:
        data = self._file.read(size)
        self.position += len(data)
        self._unreported += len(data)
        if self._unreported > _BEAT_BYTES:
            self._unreported = 0
            self._beat()
        return data


class _Allowance:
    """The bytes that a member may still expand to."""

    def __init__(self, packed: int) -> None:
        self._left = FREE_BYTES + MAX_EXPANSION * packed

    def earn(self, packed: int) -> None:
        """Allow for more packed bytes."""
        self._left += MAX_EXPANSION * packed

    def spend(self, unpacked: int) -> None:
        """Take bytes from what is allowed; raise DamageError where that is not enough."""
        self._left -= unpacked
        if self._left < 0:
            raise DamageError(f"it expands more than {MAX_EXPANSION} times")


class _Member:
    """A gzip member."""

    def __init__(self) -> None:
        self._decoder = zlib.decompressobj(16 + zlib.MAX_WBITS)

    def decode(self, data: bytes | memoryview) -> Iterator[bytes]:
        """Yield the content of the next compressed bytes, in pieces of up to 64 KiB."""
        piece = b""
        # all input may be consumed while a full piece of output is still due
        while not self._decoder.eof and (data or len(piece) == _PIECE):
            try:
                piece = self._decoder.decompress(data, _PIECE)
            except zlib.error as error:
                raise DamageError(str(error)) from error
            yield piece
            data = self._decoder.unconsumed_tail

    @property
    def unused(self) -> bytes | None:
        """The bytes behind the end of the member; `None` before it has ended."""
        return self._decoder.unused_data if self._decoder.eof else None


class _Frame(_Member):
    """A zstd frame."""

    def __init__(self, dictionary: zstd.ZstdDict | None) -> None:
        self._frame = zstd.ZstdDecompressor(zstd_dict=dictionary)

    def decode(self, data: bytes | memoryview) -> Iterator[bytes]:
        """Yield the content of the next compressed bytes, in pieces of up to 64 KiB."""
        while not self._frame.eof and (data or not self._frame.needs_input):
            try:
                piece = self._frame.decompress(data, _PIECE)
            except zstd.ZstdError as error:
                raise DamageError(str(error)) from error
            yield piece
            data = b""

    @property
    def unused(self) -> bytes | None:
        """The bytes behind the end of the frame; `None` before it has ended."""
        return self._frame.unused_data if self._frame.eof else None


def iterate_bytes(
    file: ByteSource, beat: Callable[[], None] = lambda: None, *, start: int = 0
) -> Iterator[bytes | Gap | RecordStart]:
    """Yield the decompressed bytes of a file in pieces of up to 256 KiB, with marks between them.

    A gap stands where bytes are missing. So it does where a member would expand more than a hundredfold.

    Args:
        file: The file.
        beat: Called after every 16 MB that were read of it.
        start: The bytes before those of `file`, where that is a part of a larger file.
    """
    source = _Source(file, beat, start)
    magic = file.read(4)
    file.seek(0)
    if magic.startswith(_GZIP_MAGIC[:2]):
        yield from _iterate_members(source, _GZIP_MAGIC, _Member)
    elif magic == _ZSTD_MAGIC or _is_skippable(magic):
        try:
            dictionary = _read_dictionary(file)
        except (zstd.ZstdError, ValueError) as error:
            yield Gap(reason=f"its dictionary cannot be read: {error}", is_inside=False)
        else:
            source.position = start + file.tell()
            yield from _iterate_members(source, _ZSTD_MAGIC, lambda: _Frame(dictionary))
    else:
        while chunk := source.read(_CHUNK):
            yield chunk


def begins_with_record(file: ByteSource) -> bool:
    """Return whether a file begins as a WARC file does, compressed or not, and leave it at its beginning."""
    magic = file.read(len(RECORD_MAGIC))
    file.seek(0)
    is_known = magic.startswith((RECORD_MAGIC, _GZIP_MAGIC, _ZSTD_MAGIC)) or _is_skippable(magic)
    pieces = (one for one in iterate_bytes(file) if isinstance(one, Gap) or (isinstance(one, bytes) and one))
    first = next(pieces, b"") if is_known else b""
    file.seek(0)
    return isinstance(first, bytes) and first.startswith(RECORD_MAGIC)


def _iterate_members(file: _Source, magic: bytes, begin: _Open) -> Iterator[bytes | Gap | RecordStart]:
    data = file.read(_CHUNK)
    while data := _fill(file, data.lstrip(b"\x00"), len(magic)):  # zeros are padding
        if not data.startswith(magic) and not _is_skippable(data):
            yield Gap(reason=FOREIGN, is_inside=False)
            data = _find_member(file, data, magic, begin)
            continue
        member, searched, is_begun, start = begin(), data[1:], False, file.position - len(data)
        allowance = _Allowance(len(data))
        try:
            while member.unused is None:
                for piece in filter(None, member.decode(data)):
                    if not is_begun and piece.startswith(RECORD_MAGIC):
                        yield RecordStart()
                    is_begun = True
                    yield piece
                    allowance.spend(len(piece))
                if member.unused is None:
                    data = searched = file.read(_CHUNK)
                    allowance.earn(len(data))
                    if not data:
                        yield Gap(reason=CUT, is_inside=is_begun)
                        return
            data = member.unused
        except DamageError as error:
            yield Gap(reason=f"{error}, in what is compressed from byte {start:,} on", is_inside=is_begun)
            data = _find_member(file, searched, magic, begin)


def _find_member(file: _Source, data: bytes, magic: bytes, begin: _Open) -> bytes:
    """Return the rest of a file from the next member on that begins with a record, or no bytes."""
    position = 0
    while True:
        position = data.find(magic, position)
        if position < 0:
            data, position = data[-len(magic) + 1 :] + file.read(_CHUNK), 0
            if len(data) < len(magic):
                return b""
            continue
        if len(data) - position < _CHUNK:
            data, position = _fill(file, data[position:], _CHUNK), 0
        try:  # in a view, since a copy for each of many false beginnings takes quadratic time
            if next(begin().decode(memoryview(data)[position:]), b"").startswith(RECORD_MAGIC):
                return data[position:]
        except DamageError:
            pass
        position += 1


def _fill(file: _Source, data: bytes, size: int) -> bytes:
    return data + file.read(_CHUNK) if len(data) < size else data


def _is_skippable(data: bytes) -> bool:
    return data[1:4] == _SKIPPABLE_MAGIC and data[0] >> 4 == 5  # noqa: PLR2004 -- 0x50 to 0x5F


def _read_dictionary(file: ByteSource) -> zstd.ZstdDict | None:
    """Read the dictionary that a file may begin with, which may be compressed itself."""
    if file.read(4) != _DICTIONARY_MAGIC:
        file.seek(0)
        return None
    size = int.from_bytes(file.read(4), "little")
    if size > _MAX_DICTIONARY:
        raise ValueError(f"it has {size:,} bytes")
    raw = file.read(size)
    if raw.startswith(_ZSTD_MAGIC):
        raw = zstd.ZstdDecompressor().decompress(raw, _MAX_DICTIONARY)
    return zstd.ZstdDict(raw)
