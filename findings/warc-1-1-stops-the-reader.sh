#!/usr/bin/env bash
# Crawlers write version 1.1 of WARC, the standard since 2017, whose records are read as those of 1.0, but for finer dates and
# a few fields more. Two readers stop at the first of them, and the records after it are not seen: one says which version it
# does not know, the other fails while it says so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install warc-knot==0.2.5 warctools==5.0.1 warcio==1.8.1
"$folder/venv/bin/python" - <<'PYTHON'
import io
import tempfile
from importlib.metadata import version
from pathlib import Path

import warc
from hanzo.warctools import ArchiveRecord
from warcio.archiveiterator import ArchiveIterator


def record(number, standard):
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Two vans move.</p>"
    head = (
        f"WARC/{standard}\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1b1c1c1c-0000-4000-8000-00000000000{number}>\r\n"
        f"WARC-Date: 2026-11-05T10:00:00Z\r\nWARC-Target-URI: https://harbour.example/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def knot(path):
    return [item.url for item in warc.open(path)]


def tools(path):
    archive = ArchiveRecord.open_archive(path, gzip=None)
    return [item.url.decode() for _, item, _ in archive.read_records(limit=None, offsets=False) if item]


def found(reader, standard):
    data = record(1, "1.0") + record(2, standard) + record(3, "1.0")
    path = Path(tempfile.mkdtemp()) / "pages.warc"
    path.write_bytes(data)
    assert len(list(ArchiveIterator(io.BytesIO(data)))) == 3
    try:
        return len(reader(str(path)))
    except (OSError, TypeError) as problem:
        return repr(problem)


for name, reader in {"warc-knot": knot, "warctools": tools}.items():
    print(name, version(name), "expected 3 records, got", found(reader, "1.0"), "of WARC/1.0 and", found(reader, "1.1"), "of WARC/1.1")
    assert found(reader, "1.0") == 3
assert found(knot, "1.1") == "OSError('Unsupported WARC version: 1.1')"
assert found(tools, "1.1").startswith("TypeError")
PYTHON
