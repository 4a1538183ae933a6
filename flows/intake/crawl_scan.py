"""A quick pass over a WARC file of a crawl, which finds the records that have to be read.

FastWARC unpacks gzip twice as quickly as zlib does (178 MB of compressed records a second beside 95, and 63
by our own reader, which knows of damage). It names fields by letter case, decodes nothing and stops at the
first damage, so it decides on nothing but records that need not be read: each of them has to be a whole
member of the file, whose length agrees with its headers. Everything else is read by our own reader.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from flows.intake.capture_order import CAPTURE_TYPES
from flows.intake.http_message import CutMessageError, HttpMessage, decode_body, split_message
from flows.intake.scan_counts import ScanCounts
from flows.intake.warc_pages import MAX_BLOCK, PAGE_STATUS, PAGE_TYPES, UNCLEAR_TYPES
from flows.web.decoding import BrokenBodyError, TooLargeError
from flows.web.exchange import read_content_type
from transforms.records import MAX_PAGE_BYTES

if TYPE_CHECKING:
    from fastwarc.warc import HeaderMap, WarcRecord

MayName = Callable[[bytes, str | None], bool]
"""Returns whether the decoded body of a page, in the encoding that its server named, may be of interest."""

_GZIP_MAGIC = b"\x1f\x8b\x08"
_SIZE_BYTES = 4  # a gzip member ends with the length of its content, modulo 2 to the power of 32 (RFC 1952)
_LINE_END = 2
_BEAT_BYTES = 4 << 20  # of the file


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRange:
    """A part of a file that begins with a member.

    Attributes:
        start: Its first byte.
        end: The byte behind it.
        place: The bytes of content before it.
    """

    start: int
    end: int
    place: int


def can_scan(file: BinaryIO) -> bool:
    """Return whether a file may be scanned: FastWARC is installed, and the file is of gzip members."""
    try:
        import fastwarc  # noqa: F401, PLC0415 -- an optional library
    except ImportError:
        return False
    magic = file.read(len(_GZIP_MAGIC))
    file.seek(0)
    return magic == _GZIP_MAGIC


def find_ranges(
    file: BinaryIO, may_name: MayName, counts: ScanCounts, beat: Callable[[], None]
) -> Iterator[FileRange]:
    """Yield the parts of a WARC file that have to be read: records of interest, and whatever is not certain.

    Args:
        file: A file of gzip members.
        may_name: Decides on the body of a page.
        counts: Counts the records that are passed over.
        beat: Called after every few MB of the file.
    """
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 -- see above

    size = os.fstat(file.fileno()).st_size
    pending: _Seen | None = None
    content = beaten = 0
    try:
        for record in ArchiveIterator(file, parse_http=False):
            start = int(record.stream_pos)
            if pending is not None:
                length = pending.measure(file, start)
                if length is None:
                    break  # from there on, the other reader tells what is wrong
                if pending.is_wanted:
                    yield FileRange(start=pending.start, end=start, place=content)
                pending.count(counts)
                content += length
            pending = _look_at(record, start, may_name)
            counts.position = start
            if start - beaten > _BEAT_BYTES:
                beaten = start
                beat()
        else:
            length = pending.measure(file, size) if pending else None
            if pending and length is not None:
                if pending.is_wanted:
                    yield FileRange(start=pending.start, end=size, place=content)
                pending.count(counts)
                pending, content = None, content + length
                counts.position = size
    except (OSError, ValueError):  # what it raises where a member is damaged
        pass
    begin = pending.start if pending else counts.position
    if begin < size:
        yield FileRange(start=begin, end=size, place=content)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """A record that was seen, of whose end the beginning of the next one tells.

    Attributes:
        start: Where its member begins.
        length: The bytes of content that the member has if it holds this record alone.
        has_page: Whether it holds a page.
        is_wanted: Whether it has to be read.
    """

    start: int
    length: int
    has_page: bool
    is_wanted: bool

    def measure(self, file: BinaryIO, end: int) -> int | None:
        """Return the content of the member that ends at `end`; `None` unless it is this record alone."""
        raw = os.pread(file.fileno(), _SIZE_BYTES, end - _SIZE_BYTES) if end > self.start else b""
        return self.length if int.from_bytes(raw, "little") == self.length % (1 << 32) and raw else None

    def count(self, counts: ScanCounts) -> None:
        """Count the record."""
        counts.records += 1
        if not self.is_wanted:
            counts.unnamed += self.has_page
            counts.without_page += not self.has_page


def _look_at(record: WarcRecord, start: int, may_name: MayName) -> _Seen:
    """Look at a record, and decide whether it has to be read."""
    length = record.content_length  # it becomes that of the body once the head is parsed
    fields = [part for field in record.headers.items_bytes() for part in field]
    head = len(record.headers.status_line_bytes or b"") + 2 * _LINE_END
    head += len(b"".join(fields)) + len(fields) * _LINE_END  # a colon and a space, or a line end
    verdict = _judge(record, may_name)
    return _Seen(
        start=start,
        length=head + length + 2 * _LINE_END,
        has_page=verdict is not None,
        is_wanted=bool(verdict),
    )


def _judge(record: WarcRecord, may_name: MayName) -> bool | None:
    """Return whether a record has to be read; `None` if it holds no page."""
    kind = (record.headers.get("WARC-Type") or "").lower()
    if kind not in CAPTURE_TYPES:
        return None if kind else True  # its name may be spelled in other letters
    if record.content_length > MAX_BLOCK:
        return True  # the other reader says that it is too large, unless it is a film
    try:
        message, stated = _open_message(record, kind)
        media_type, charset = read_content_type(stated)
        if message is None or (media_type not in PAGE_TYPES and media_type not in UNCLEAR_TYPES):
            return None
        body, is_whole = decode_body(message, limit=MAX_PAGE_BYTES)
    except (TooLargeError, BrokenBodyError, CutMessageError):
        return True  # for the other reader to say why
    return not is_whole or may_name(body, charset)


def _open_message(record: WarcRecord, kind: str) -> tuple[HttpMessage | None, str | None]:
    """Return the message in a record and its Content-Type; see :mod:`flows.intake.warc_pages`."""
    if kind != "response":
        stated = [value for name, value in record.headers.items() if name.lower() == "content-type"]
        return HttpMessage(headers=(), wire=record.reader.read()), next(iter(stated), None)
    record.parse_http(auto_decode="none")
    parsed: HeaderMap | None = record.http_headers
    if parsed is None:  # its WARC headers do not say that it is a message
        message = split_message(record.reader.read(), status=PAGE_STATUS)
    elif str(parsed.status_code) != PAGE_STATUS:
        return None, None
    else:
        headers = tuple((name.strip().lower(), value.strip()) for name, value in parsed.items())
        message = HttpMessage(headers=headers, wire=record.reader.read())
    return message, next(iter(message.list_headers("content-type")), None) if message else None
