"""Write WARC files of responses by warcio, as other programs would; our archive has a writer of its own."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HTML = "text/html; charset=utf-8"


def write_warc(path: Path, answers: Iterable[tuple[str, str, bytes]], *, tail: bytes = b"") -> Path:
    """Write a WARC file of responses.

    Args:
        path: The file to write.
        answers: The status, media type and body of each response.
        tail: Bytes to append after the last record.

    Returns:
        The same path.
    """
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for number, (status, media_type, body) in enumerate(answers):
            headers = StatusAndHeaders(status, [("Content-Type", media_type)], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(
                    f"http://wheel.example/{number:04}",
                    "response",
                    payload=io.BytesIO(body),
                    length=len(body),
                    http_headers=headers,
                )
            )
        file.write(tail)
    return path


def make_record(
    url: str = "http://wheel.example/1",
    block: bytes = b"",
    *,
    kind: str = "response",
    date: str = "2026-03-01T12:00:00Z",
    length: int | None = None,
    headers: str = "",
) -> bytes:
    """Make a record by hand, with any length that its headers may say.

    Args:
        url: Its target.
        block: Its block.
        kind: Its type.
        date: When it was captured.
        length: The length that it says it has, if not that of its block.
        headers: Further headers, each with its line end.
    """
    size = len(block) if length is None else length
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\n{headers}"
    return f"{head}Content-Length: {size}\r\n\r\n".encode() + block + b"\r\n\r\n"


def make_response(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """Make the block of a response."""
    lines = [f"HTTP/1.1 {status}", *headers]
    return "".join(f"{line}\r\n" for line in lines).encode() + b"\r\n" + body
