#!/usr/bin/env bash
# What gzip compressed may be several members one after the other, which hold one text (RFC 1952, section 2.2), so that a page can
# be put together of compressed parts. The reader undoes the first member, and the page ends there without a word.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install warcio==1.8.1
"$folder/venv/bin/python" - <<'PYTHON'
import gzip
import io
from importlib.metadata import version

from warcio.archiveiterator import ArchiveIterator

PARTS = [b"<p>Two vans move on Thursday.</p>", b"<p>The plant itself closes in spring.</p>"]
block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + b"".join(map(gzip.compress, PARTS))
head = (
    "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1b1c1c1c-0000-4000-8000-000000000001>\r\n"
    "WARC-Date: 2026-11-05T10:00:00Z\r\nWARC-Target-URI: https://harbour.example/1\r\n"
    f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
)
[page] = [record.content_stream().read() for record in ArchiveIterator(io.BytesIO(head.encode() + block + b"\r\n\r\n"))]
print("warcio", version("warcio"), "expected", b"".join(PARTS), "got", page)
assert gzip.decompress(b"".join(map(gzip.compress, PARTS))) == b"".join(PARTS)
assert page == PARTS[0]
PYTHON
