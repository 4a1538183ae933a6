#!/usr/bin/env bash
# WARC/1.1 (ISO 28500:2017) takes dates of any precision of the W3C profile. The reader has none for year and month.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install fastwarc==2.0.1 warcio==1.8.1
"$folder/venv/bin/python" - <<'PYTHON'
import io
from importlib.metadata import version

from fastwarc.warc import ArchiveIterator as FastIterator
from warcio.archiveiterator import ArchiveIterator


def write_record(edition: str, date: str, address: str) -> io.BytesIO:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Two vans move.</p>"
    head = (
        f"WARC/{edition}\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1b1c1c1c-0000-4000-8000-000000000001>\r\n"
        f"WARC-Date: {date}\r\nWARC-Target-URI: {address}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return io.BytesIO(head.encode() + body + b"\r\n\r\n")


for date in ("2026-11-01T10:00:00Z", "2026-11-01", "2026-11"):
    [fast] = [record.record_date for record in FastIterator(write_record("1.1", date, "https://harbour.example/1"))]
    [slow] = [record.rec_headers.get_header("WARC-Date") for record in ArchiveIterator(write_record("1.1", date, "https://harbour.example/1"))]
    print("fastwarc", version("fastwarc"), date, "->", fast, "; warcio", version("warcio"), "->", slow)
assert fast is None and slow == "2026-11"
PYTHON
