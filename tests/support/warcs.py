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
