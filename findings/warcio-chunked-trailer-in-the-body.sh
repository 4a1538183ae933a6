#!/usr/bin/env bash
# The last chunk of a body may be followed by trailer fields (RFC 9112, section 7.1.2). They come out as part of the page,
# with the last chunk before them and some of their letters gone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install warcio==1.8.1
"$folder/venv/bin/python" - <<'PYTHON'
import io
from importlib.metadata import version

from warcio.archiveiterator import ArchiveIterator

page = b"<p>Two vans move.</p>"


def read(after_last_chunk: bytes) -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" + b"%x\r\n%s\r\n0\r\n%s\r\n" % (len(page), page, after_last_chunk)
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1b1c1c1c-0000-4000-8000-000000000001>\r\n"
        "WARC-Date: 2026-11-05T10:00:00Z\r\nWARC-Target-URI: https://harbour.example/1\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    [content] = [record.content_stream().read() for record in ArchiveIterator(io.BytesIO(head.encode() + body + b"\r\n\r\n"))]
    return content


print("warcio", version("warcio"), "without trailer", read(b""), "; with Server-Timing after the last chunk", read(b"Server-Timing: app;dur=12\r\n"))
assert read(b"") == page
assert read(b"Server-Timing: app;dur=12\r\n").startswith(page + b"0\r\n")
PYTHON
