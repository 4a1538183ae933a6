#!/usr/bin/env bash
# WACZ 1.1.1: pages/pages.jsonl must be there, and lists the pages. `wacz create --detect-pages` takes for a page only what is
# the Referer of another request; an article that loads nothing is none, and without a page the file is not written at all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install wacz==0.6.0
"$folder/venv/bin/python" - <<'PYTHON'
import json
import subprocess
import sys
import zipfile
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

WACZ = Path(sys.executable).with_name("wacz")


def write_record(number: int, kind: str, address: str, block: str, *fields: str) -> str:
    head = [
        "WARC/1.1", f"WARC-Type: {kind}", f"WARC-Record-ID: <urn:uuid:1b1c1c1c-0000-4000-8000-00000000000{number}>",
        "WARC-Date: 2026-11-05T10:00:00Z", f"WARC-Target-URI: {address}", *fields,
        f"Content-Type: application/http; msgtype={kind}", f"Content-Length: {len(block)}",
    ]
    return "\r\n".join([*head, "", block, "", ""])


def write_exchange(number: int, address: str, media_type: str, content: str, *request: str) -> str:
    asked = "\r\n".join([f"GET /{address.rsplit('/', 1)[1]} HTTP/1.1", "Host: harbour.example", *request, "", ""])
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\n\r\n{content}"
    paired = f"WARC-Concurrent-To: <urn:uuid:1b1c1c1c-0000-4000-8000-00000000000{number}>"
    return write_record(number, "response", address, answer) + write_record(number + 1, "request", address, asked, paired)


def list_pages(records: str, folder: str) -> tuple[list[str], list[str], str]:
    archive, package = Path(folder, "crawl.warc"), Path(folder, "crawl.wacz")
    archive.write_bytes(records.encode())
    subprocess.run([WACZ, "create", "--detect-pages", "-o", package, archive], check=True, stdout=subprocess.DEVNULL)
    with zipfile.ZipFile(package) as file:
        names = [name for name in file.namelist() if name.startswith("pages/")]
        pages = [json.loads(line)["url"] for name in names for line in file.read(name).splitlines()[1:]]
    told = subprocess.run([WACZ, "validate", "-f", package], capture_output=True, text=True).stdout.splitlines()[-1]
    return names, pages, told


text = write_exchange(1, "https://harbour.example/text", "text/html", "<title>Two vans</title><p>Two vans move.</p>")
picture = write_exchange(3, "https://harbour.example/photo", "text/html", "<title>Ship</title><img src=ship.svg>")
picture += write_exchange(5, "https://harbour.example/ship.svg", "image/svg+xml", "<svg/>", "Referer: https://harbour.example/photo")
with TemporaryDirectory() as folder:
    alone, both = list_pages(text, folder), list_pages(text + picture, folder)
print("wacz", version("wacz"), "expected the page text, then text and photo; got", alone, both)
assert alone == ([], [], "Validation succeeded, the passed WACZ is valid")
assert both[:2] == (["pages/pages.jsonl"], ["https://harbour.example/photo"])
PYTHON
