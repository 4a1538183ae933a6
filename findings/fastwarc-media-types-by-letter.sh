#!/usr/bin/env bash
# Media types are case-insensitive and the charset parameter may be quoted (RFC 9110, section 8.3). A record whose type is
# "Application/HTTP" is not parsed as HTTP, and a quoted charset keeps its quotes, which makes it no charset.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install fastwarc==2.0.1
"$folder/venv/bin/python" - <<'PYTHON'
import io
from importlib.metadata import version

from fastwarc.warc import ArchiveIterator


def read(record_type: str, page_type: str) -> tuple[bool, str | None]:
    body = f"HTTP/1.1 200 OK\r\nContent-Type: {page_type}\r\n\r\n<p>Two vans move.</p>".encode()
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1b1c1c1c-0000-4000-8000-000000000001>\r\n"
        "WARC-Date: 2026-11-05T10:00:00Z\r\nWARC-Target-URI: https://harbour.example/1\r\n"
        f"Content-Type: {record_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    [result] = [(record.is_http, record.http_charset) for record in ArchiveIterator(io.BytesIO(head.encode() + body + b"\r\n\r\n"), parse_http=True)]
    return result


for record_type, page_type, observed in (
    ("application/http; msgtype=response", "text/html; charset=utf-8", (True, "utf-8")),
    ("Application/HTTP; msgtype=response", "text/html; charset=utf-8", (False, None)),
    ("application/http; msgtype=response", 'text/html; charset="utf-8"', (True, '"utf-8"')),
):
    print("fastwarc", version("fastwarc"), record_type, "|", page_type, "-> is HTTP, charset:", read(record_type, page_type))
    assert read(record_type, page_type) == observed
PYTHON
