#!/usr/bin/env bash
# A CDXJ index tells a replay engine where in its file a record begins. The first record begins at 0, which is written as
# nothing, so that the page cannot be opened; none has a digest, by which pages are known as the same. Resource records, as
# files are archived in (WARC 1.1, 6.4), and revisits are left out, though cdxj-indexer has all three.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install metawarc==2.0.3 cdxj-indexer==1.5.0
"$folder/venv/bin/python" - <<'PYTHON'
import gzip
import json
import os
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path


def record(number, kind, media_type, block, *fields):
    head = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:1b1c1c1c-0000-4000-8000-00000000000{number}>",
        "WARC-Date: 2026-11-05T10:00:00Z",
        f"WARC-Target-URI: https://harbour.example/{number}",
        *fields,
        f"Content-Type: {media_type}",
        f"Content-Length: {len(block)}",
    ]
    return gzip.compress(("\r\n".join([*head, "", block]) + "\r\n\r\n").encode())


HTTP, ANSWER = "application/http; msgtype=response", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
REVISIT = ("WARC-Profile: http://netpreserve.org/warc/1.0/revisit/identical-payload-digest", "WARC-Refers-To-Target-URI: https://harbour.example/0")
os.chdir(tempfile.mkdtemp())
Path("pages.warc.gz").write_bytes(
    record(0, "response", HTTP, ANSWER + "<p>Two vans move.</p>")
    + record(1, "response", HTTP, ANSWER + "<p>The plant closes.</p>")
    + record(2, "resource", "text/html", "<p>Two vans move.</p>")
    + record(3, "revisit", HTTP, ANSWER, *REVISIT)
)
programs = Path(sys.executable).parent
for arguments in (["index", "pages.warc.gz", "--silent"], ["export-cdxj", "--output", "pages.cdxj"]):
    subprocess.run([programs / "metawarc", *arguments], check=True, capture_output=True)
other = subprocess.run([programs / "cdxj-indexer", "pages.warc.gz"], check=True, capture_output=True, text=True).stdout


def lines(text):
    found = [json.loads(line[line.index("{") :]) for line in text.splitlines()]
    return {line["url"][-1]: (line["offset"], "digest" in line and line["digest"] != "") for line in found}


found, expected = lines(Path("pages.cdxj").read_text()), lines(other)
print("metawarc", version("metawarc"), "offset and digest of each record: cdxj-indexer", version("cdxj-indexer"), expected, "got", found)
assert sorted(expected) == ["0", "1", "2", "3"]
assert expected["0"] == ("0", True)
assert found == {"0": ("", False), "1": (expected["1"][0], False)}
PYTHON
