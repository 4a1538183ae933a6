#!/usr/bin/env bash
# A record without WARC-Payload-Digest (the field is optional) gets a digest in the index. Where the indexer looks for the
# requests of responses, it has read the page by then, and the digest is that of no bytes, for every page. wacz always does.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cdxj-indexer==1.5.0 wacz==0.6.0
"$folder/venv/bin/python" - <<'PYTHON'
import base64
import gzip
import hashlib
import json
import subprocess
import sys
import zipfile
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from cdxj_indexer.main import CDXJIndexer

PAGES = {"https://harbour.example/1": b"<p>Two vans move.</p>", "https://harbour.example/2": b"<p>Three ships leave.</p>"}


def write_record(number: int, address: str, page: bytes) -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1b1c1c1c-0000-4000-8000-00000000000{number}>\r\n"
        f"WARC-Date: 2026-11-05T10:00:00Z\r\nWARC-Target-URI: {address}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def list_digests(lines: str) -> list[str]:
    return [json.loads(line.split(" ", 2)[2])["digest"] for line in lines.splitlines()]


def index(archive: Path, **options: bool) -> list[str]:
    output = archive.with_suffix(".cdxj")
    CDXJIndexer(str(output), [str(archive)], **options).process_all()
    return list_digests(output.read_text())


def tell(content: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(content).digest()).decode()


with TemporaryDirectory() as folder:
    archive = Path(folder, "pages.warc")
    archive.write_bytes(b"".join(write_record(number, *page) for number, page in enumerate(PAGES.items())))
    plain, with_requests = index(archive), index(archive, post_append=True)
    package = str(Path(folder, "pages.wacz"))
    subprocess.run([Path(sys.executable).with_name("wacz"), "create", "-o", package, archive], check=True, stdout=subprocess.DEVNULL)
    with zipfile.ZipFile(package) as file:
        packed = list_digests(gzip.decompress(file.read("indexes/index.cdx.gz")).decode())
expected = [tell(page) for page in PAGES.values()]
print("expected", expected)
print("cdxj-indexer", version("cdxj-indexer"), plain, "; with --post-append", with_requests, "; wacz", version("wacz"), packed)
assert plain == expected
assert with_requests == packed == [tell(b"")] * 2
PYTHON
