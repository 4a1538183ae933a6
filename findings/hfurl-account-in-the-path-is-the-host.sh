#!/usr/bin/env bash
# hfurl reads addresses as people write them, also without a scheme. The @ that ends the name of a user stands before the
# path (RFC 3986, 3.2); it is looked for in the whole address, and so the host of https://social.example/@mika/115 is mika
# and its user "social.example/", which is how Mastodon and others write the addresses of accounts. Of
# https://harbour.example?page=2 the host is "harbour.example?page=2".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install hfurl==0.2.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version
from urllib.parse import urlsplit

from hfurl import parse_url

EXPECTED = {
    "https://harbour.example/news?page=2": ("harbour.example", "", "/news", "page=2"),
    "https://social.example/@mika/115": ("mika", "social.example/", "/115", ""),
    "https://harbour.example?page=2": ("harbour.example?page=2", "", "/", ""),
}
print("hfurl", version("hfurl"))
for address, observed in EXPECTED.items():
    right = urlsplit(address)
    read = parse_url(address)
    print(address, "expected host", right.hostname, "got", repr(read.host), "user", repr(read.username), "path", read.path)
    assert (read.host, read.username, read.path, read.query) == observed
PYTHON
