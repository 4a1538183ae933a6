"""The records of a WARC file, and the damage between and in them (ISO 28500:2017).

No fault of a record costs another one: reading goes on behind it, at the next line that begins a record.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser, StatusAndHeadersParserException

from flows.intake.archive_bytes import RECORD_MAGIC, iterate_bytes
from flows.intake.byte_source import ByteSource
from flows.intake.byte_stream import ByteStream
from flows.intake.http_message import HEAD_END, LENGTH

MAX_HEAD = 1 << 16
"""Bytes of the headers of a record."""
_MAX_DATE = 40  # characters: dates are kept for all records of a file
_NEXT_RECORD = re.compile(rb"\r?\n\r?\n(?=WARC/[01]\.\d{1,2}\r?\n[A-Za-z-]{1,40}:)")
_PARSER = StatusAndHeadersParser(["WARC/1.1", "WARC/1.0", "WARC/0.18", "WARC/0.17"])
_PIECE = 1 << 16
_ARC_RECORD = "there is a record of ARC, the format before WARC (`warcio recompress` converts such files),"


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """A part of a file that holds no record that can be read; `reason` is a sentence with its place."""

    reason: str


class WarcRecord:
    """A record; its block is read in order, and once.

    Attributes:
        length: The bytes of its block, as its headers say.
        fault: Why its block is not whole, as a sentence, once the record is finished.
        is_cut: Whether that is because its length is another than its headers say.
    """

    def __init__(self, headers: StatusAndHeaders, length: int, stream: ByteStream) -> None:
        self.length = length
        self.fault: str | None = None
        self.is_cut = False
        self._headers = headers
        self._left = length
        self._stream = stream
        self._begun = b""
        self._is_finished = False

    def header(self, name: str) -> str:
        """Return a header without white space around it; an empty string where it is missing."""
        return (self._headers.get_header(name) or "").strip()

    @property
    def type(self) -> str:
        """The type, such as ``response``."""
        return self.header("WARC-Type").lower()

    @property
    def url(self) -> str:
        """The address of its content; an empty string where it has none."""
        return self.header("WARC-Target-URI").strip("<>")  # in them, as WARC 1.0 printed it by mistake

    @property
    def date(self) -> str:
        """When it was captured: dates of different exactness can be compared as text."""
        return self.header("WARC-Date")[:_MAX_DATE].rstrip("Zz")

    def read_block(self, limit: int) -> bytes:
        """Read the block, or as much of it as is there, up to `limit` bytes."""
        self._begun = self._stream.read(min(limit, self._left))
        self._left -= len(self._begun)
        return self._begun

    def finish(self) -> None:
        """Pass over the rest of the block, and find the end of the record, which may be elsewhere."""
        if self._is_finished:
            return
        self._is_finished = True
        begun = self._begun if self._left == self.length - len(self._begun) else b""
        while self._left and (piece := self._stream.read(min(_PIECE, self._left))):
            self._left -= len(piece)
            begun = b""  # it cannot be read again without these bytes
        is_short = bool(self._left)
        is_ended = not is_short and self._is_at_end()
        self._stream.skip_line_ends()
        gap = self._stream.next_gap
        if not is_ended:
            self._find_end(begun, is_short=is_short)
            if gap and self.fault:
                self.fault += f": {gap.reason}"
        elif gap and gap.is_inside:
            self.fault = f"the record is damaged: {gap.reason}"
        if self.fault and self._stream.next_gap:
            self._stream.take_gap()  # this fault tells of it

    def _find_end(self, begun: bytes, *, is_short: bool) -> None:
        """Note that the block has another length, and go back to a record that begins in it, if one does."""
        following = _NEXT_RECORD.search(begun)
        size = following.start() if following else self.length - self._left
        if following:
            self._stream.unread(begun[following.end() :])
        elif not is_short:
            self._stream.find_record()
        self.is_cut = True
        words = "and ends after" if following or is_short else "and goes on after"
        self.fault = f"the record says that it has {self.length:,} bytes, {words} {size:,}"

    def _is_at_end(self) -> bool:
        """Return whether the next bytes are the line ends behind a record, or another record."""
        following = self._stream.peek(9)
        bare = following.lstrip(b"\r\n")
        return following.startswith((b"\r\n\r\n", b"\n\n")) or not bare or bare.startswith(RECORD_MAGIC)


def read_records(
    file: ByteSource, beat: Callable[[], None] = lambda: None, *, place: int = 0, start: int = 0
) -> Iterator[WarcRecord | Damage]:
    """Yield the records of a WARC file in order, and the damage between them.

    A record is finished before the next is yielded.

    Args:
        file: The file.
        beat: Called after every 16 MB that were read of it.
        place: The bytes of content before those of `file`, where that is a part of a larger file.
        start: The bytes of the larger file before `file`.
    """
    stream = ByteStream(iterate_bytes(file, beat, start=start), position=place)
    while True:
        stream.skip_line_ends()
        if stream.is_at_mark:
            if gap := stream.take_gap():
                yield Damage(reason=f"{gap.reason} (after {stream.position:,} bytes of content)")
            continue
        if not stream.peek(1):
            return
        place = stream.position
        found = _read_head(stream)
        if isinstance(found, str):
            yield Damage(reason=f"{found} at byte {place:,} of its content")
            stream.find_record()
            stream.take_gap()
            continue
        yield found
        found.finish()


def _read_head(stream: ByteStream) -> WarcRecord | str:
    """Read the headers of the next record; return a sentence where they cannot be read."""
    head = stream.peek(MAX_HEAD)
    if not head.startswith(RECORD_MAGIC):
        return _ARC_RECORD if head.startswith(b"filedesc://") else "there is no record"
    # Headers that another record begins in have no end. To look beyond takes quadratic time where many begin.
    following = head.find(b"\n" + RECORD_MAGIC, 1)
    end = HEAD_END.search(head, 0, following + 1 if following >= 0 else len(head))
    if end is None:
        return "the headers of a record have no end"
    try:
        headers = _PARSER.parse(io.BytesIO(head[: end.end()]))
    except (StatusAndHeadersParserException, ValueError, EOFError) as error:
        return f"the headers of a record cannot be read ({error})"
    length = (headers.get_header("Content-Length") or "").strip()
    if not LENGTH.fullmatch(length):
        return f"a record says that it has {length[:_MAX_DATE]!r} bytes"
    stream.read(end.end())
    return WarcRecord(headers, int(length), stream)
