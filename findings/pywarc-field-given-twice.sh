#!/usr/bin/env bash
# A field of a WARC record may be given several times where the format says so, as WARC-Concurrent-To, which ties a page to its
# request and its notes (WARC 1.1, 5.7), and its name is the same in any letters (section 4). In pywarc a field that is given
# twice has no value at all, so that the page is tied to nothing, and one in small letters is another field.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pywarc==0.3.1 warcio==1.8.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version
from io import BytesIO

from pywarc import WarcReader
from warcio.archiveiterator import ArchiveIterator

FIELDS = "Content-Length: 2\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Type: metadata\r\nWARC-Date: 2026-11-05T10:00:00Z\r\n"
TWICE = "WARC-Concurrent-To: <urn:uuid:2>\r\nWARC-Concurrent-To: <urn:uuid:3>\r\ncontent-type: text/plain\r\n"
ARCHIVE = f"WARC/1.1\r\n{FIELDS}{TWICE}\r\nok\r\n\r\n".encode()

record = WarcReader(BytesIO(ARCHIVE)).get_next_block()
[right] = ArchiveIterator(BytesIO(ARCHIVE))
values = [value for name, value in right.rec_headers.headers if name == "WARC-Concurrent-To"]
print("warcio", version("warcio"), "got", values, right.rec_headers.get_header("Content-Type"))
print("pywarc", version("pywarc"), "got", record.headers["WARC-Concurrent-To"], record.content_type)
assert values == ["<urn:uuid:2>", "<urn:uuid:3>"] and right.rec_headers.get_header("Content-Type") == "text/plain"
assert record.headers["WARC-Concurrent-To"] is None
assert record.content_type is None and record.headers["content-type"] == ["text/plain"]
assert record.read() == b"ok"
PYTHON
