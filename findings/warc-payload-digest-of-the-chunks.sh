#!/usr/bin/env bash
# The payload of an HTTP record is its entity body (WARC 1.1, 6.3.2), which RFC 2616, 7.2, takes from the message by undoing the
# transfer encoding. Two readers check the digest against the chunks instead and find a right one wrong; an index that makes
# the digests has two for one page that was sent in other chunks, so that it is never known as the same.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install warcio==1.8.1 fastwarc==2.0.1 cdxj-indexer==1.5.0
"$folder/venv/bin/python" - <<'PYTHON'
import base64
import hashlib
import io
import json
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from cdxj_indexer.main import CDXJIndexer
from fastwarc.warc import ArchiveIterator as FastIterator
from warcio.archiveiterator import ArchiveIterator

PAGE = b"<p>Two vans move.</p>"
DIGEST = "sha1:" + base64.b32encode(hashlib.sha1(PAGE).digest()).decode()


def write_record(length: int | None, *fields: str) -> bytes:
    body, coding = PAGE, ""
    if length:
        parts = [PAGE[start : start + length] for start in range(0, len(PAGE), length)]
        body, coding = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in [*parts, b""]), "Transfer-Encoding: chunked\r\n"
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{coding}\r\n".encode() + body
    head = [
        "WARC/1.1", "WARC-Type: response", "WARC-Record-ID: <urn:uuid:1b1c1c1c-0000-4000-8000-000000000001>",
        "WARC-Date: 2026-11-05T10:00:00Z", "WARC-Target-URI: https://harbour.example/1", *fields,
        "Content-Type: application/http; msgtype=response", f"Content-Length: {len(block)}",
    ]
    return "\r\n".join([*head, "", ""]).encode() + block + b"\r\n\r\n"


def is_right(record: bytes) -> dict[str, bool | None]:
    [slow] = [(one.content_stream().read(), one.digest_checker.passed) for one in ArchiveIterator(io.BytesIO(record), check_digests=True)]
    [fast] = [one.verify_payload_digest() for one in FastIterator(io.BytesIO(record))]
    assert slow[0] == PAGE  # the page itself is read right
    return {"warcio": slow[1], "fastwarc": fast}


whole, chunked = (is_right(write_record(length, f"WARC-Payload-Digest: {DIGEST}")) for length in (None, 8))
with TemporaryDirectory() as folder:
    archive, index = Path(folder, "two.warc"), Path(folder, "two.cdxj")
    archive.write_bytes(write_record(8) + write_record(9))
    CDXJIndexer(str(index), [str(archive)]).process_all()
    digests = [json.loads(line.split(" ", 2)[2])["digest"] for line in index.read_text().splitlines()]
print("warcio", version("warcio"), "fastwarc", version("fastwarc"), "digest is right: sent whole", whole, "; in chunks", chunked)
print("cdxj-indexer", version("cdxj-indexer"), "digests of the page in chunks of 8 and of 9, expected", DIGEST, "twice:", digests)
assert whole == {"warcio": True, "fastwarc": True} and chunked == {"warcio": False, "fastwarc": False}
assert len({*digests, DIGEST}) == 3
PYTHON
