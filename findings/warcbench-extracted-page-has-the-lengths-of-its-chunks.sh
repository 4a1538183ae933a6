#!/usr/bin/env bash
# warcbench writes the pages of a web archive to files. What a server sent in chunks stands in a WARC with the length of
# each chunk before it (WARC/1.1 keeps the message as it was sent, with its Transfer-Encoding: chunked). `extract` undoes
# the compression and leaves the lengths in the page: 3,900 jobs are "3,9", a line with a 14, and "00 jobs". A page that was
# sent whole is right, and warcio reads both alike.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install warcbench==0.1.0 warcio==1.8.1
"$folder/venv/bin/python" - <<'PYTHON'
import io
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

TEXT = b"<p>Nissan cut 3,900 jobs in Japan</p>"
CHUNKED = b"11\r\n" + TEXT[:17] + b"\r\n14\r\n" + TEXT[17:] + b"\r\n0\r\n\r\n"
assert len(TEXT) == 0x11 + 0x14
folder = Path(tempfile.mkdtemp())
for name, payload, headers in (("whole", TEXT, []), ("chunked", CHUNKED, [("Transfer-Encoding", "chunked")])):
    archive = folder / f"{name}.warc"
    with archive.open("wb") as file:
        writer = WARCWriter(file, gzip=False)
        answer = StatusAndHeaders("200 OK", [("Content-Type", "text/html"), *headers], protocol="HTTP/1.1")
        page = writer.create_warc_record("https://harbour.example/5", "response", payload=io.BytesIO(payload), http_headers=answer)
        writer.write_record(page)
    with archive.open("rb") as file:
        assert [record.content_stream().read() for record in ArchiveIterator(file)] == [TEXT]
    program = Path(sys.executable).parent / "wb"
    subprocess.run([program, "extract", "--basename", folder / name, archive, "text/html", "html"], check=True)
    (found,) = (path.read_bytes() for path in folder.glob(f"{name}-*.html"))
    print("warcbench", version("warcbench"), name, "expected", TEXT, "got", found)
    assert found.strip() == payload.strip()
PYTHON
