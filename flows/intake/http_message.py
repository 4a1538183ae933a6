"""HTTP responses as WARC files keep them: a status line, headers, and a body in its codings."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

from warcio.statusandheaders import StatusAndHeadersParser

from flows.web.decoding import BodyDecoder, BrokenBodyError, TooLargeError
from transforms.text.decoding import count_controls

HEAD_END = re.compile(rb"\r?\n\r?\n")
"""The empty line behind headers, of HTTP or of WARC; some writers leave out the carriage return."""
LENGTH = re.compile(r"[0-9]{1,15}")
"""A Content-Length that can be used: ASCII digits, and fewer than a file can have bytes."""
MAX_HEAD = 1 << 16
"""Bytes of the status line and the headers."""
_STATUS = re.compile(rb"HTTP/[0-9](?:\.[0-9])?[ \t]+([0-9]{3})", re.IGNORECASE)
_PARSER = StatusAndHeadersParser([], verify=False)
_PIECE = 1 << 16
_CHUNK_SIZE = re.compile(rb"[ \t]*([0-9a-fA-F]{1,8})[^\r\n]{0,200}\r?\n")
_SNIFFED = 1_000


class CutMessageError(Exception):
    """A response breaks off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpMessage:
    """A response as it came.

    Attributes:
        headers: The names, in lower case, and the values of its headers.
        wire: The body, with its codings.
    """

    headers: tuple[tuple[str, str], ...]
    wire: bytes

    def list_headers(self, name: str) -> list[str]:
        """List the values of the headers with a name in lower case."""
        return [value for key, value in self.headers if key == name]


def split_message(block: bytes, *, status: str) -> HttpMessage | None:
    """Split the block of a response record into headers and body.

    Args:
        block: The block.
        status: The status code that is wanted.

    Returns:
        The response; `None` if the block is no HTTP response, or one of another status.

    Raises:
        CutMessageError: It breaks off within its headers.
        TooLargeError: Its headers are longer than 64 KiB.
    """
    found = _STATUS.match(block)
    if found is None or found[1].decode("ascii") != status:
        return None
    end = HEAD_END.search(block, 0, MAX_HEAD)
    if end is None and len(block) >= MAX_HEAD:
        raise TooLargeError(f"its HTTP headers have more than {MAX_HEAD:,} bytes")
    if end is None:
        raise CutMessageError("the response in the record breaks off within its headers")
    head, body = block[: end.end()], block[end.end() :]
    parsed = _PARSER.parse(io.BytesIO(head))
    return HttpMessage(
        headers=tuple((name.strip().lower(), value.strip()) for name, value in parsed.headers),
        wire=body,
    )


def decode_body(message: HttpMessage, *, limit: int) -> tuple[bytes, bool]:
    """Undo the transfer and content codings of a body, within a limit.

    Some crawlers store bodies decoded and leave the headers of the codings, so a body that begins as text
    does is taken as it is where it cannot be decoded.

    Args:
        message: The response.
        limit: The largest size in bytes, of the body as it came and of the decoded body.

    Returns:
        The body, and whether all of it is there.

    Raises:
        BrokenBodyError: It is damaged.
        TooLargeError: It goes beyond the limit.
    """
    wire, is_whole = message.wire, True
    if "chunked" in ",".join(message.list_headers("transfer-encoding")).lower():
        wire, is_whole = _join_chunks(wire)
    codings = ",".join(message.list_headers("content-encoding"))
    if not codings:
        if len(wire) > limit:
            raise TooLargeError(f"more than {limit:,} bytes")
        return wire, is_whole and not _is_short(message, wire, codings)
    try:
        decoder = BodyDecoder(codings, limit=limit)
        for start in range(0, len(wire), _PIECE):
            decoder.feed(wire[start : start + _PIECE])
    except BrokenBodyError:
        if _is_text(wire) and len(wire) <= limit:
            return wire, is_whole
        raise
    return bytes(decoder.body), is_whole and decoder.is_whole and not _is_short(message, wire, codings)


def _is_short(message: HttpMessage, wire: bytes, codings: str) -> bool:
    """Return whether a body is shorter than its headers say; of a decoded one they say the length before."""
    stated = message.list_headers("content-length")
    return bool(stated and LENGTH.fullmatch(stated[0]) and not codings and len(wire) < int(stated[0]))


def _is_text(body: bytes) -> bool:
    start = body[:_SNIFFED]
    return start.lstrip().startswith(b"<") or (bool(start) and not count_controls(start))


def _join_chunks(wire: bytes) -> tuple[bytes, bool]:
    """Join the chunks of a body (RFC 9112, 7.1), and return whether the last one is there.

    Bodies that are not chunked, whatever their headers say, are returned as they are.
    """
    parts: list[bytes] = []
    position = 0
    while size := _CHUNK_SIZE.match(wire, position):
        length = int(size[1], 16)
        if not length:
            return b"".join(parts), True
        parts.append(wire[size.end() : size.end() + length])
        position = size.end() + length
        position += 2 if wire[position : position + 2] == b"\r\n" else wire[position : position + 1] == b"\n"
    if not parts:
        return wire, True
    return b"".join(parts), False
