#!/usr/bin/env bash
# RFC 4287, section 2: relative references in an Atom feed are resolved by xml:base. Two of three readers do not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install atoma==0.0.17 fastfeedparser==0.6.5 feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
import io
from importlib.metadata import version

import atoma
import fastfeedparser
import feedparser

FEED = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://harbour.example/news/">
<title>Harbour</title><id>urn:harbour</id><updated>2026-11-02T00:00:00Z</updated>
<entry><title>Two vans move</title><id>urn:harbour:1</id><updated>2026-11-02T00:00:00Z</updated>
<link href="2026/vans.html"/></entry></feed>"""
links = {
    "feedparser": feedparser.parse(io.BytesIO(FEED.encode())).entries[0].link,
    "atoma": atoma.parse_atom_bytes(FEED.encode()).entries[0].links[0].href,
    "fastfeedparser": fastfeedparser.parse(FEED).entries[0].link,
}
print("expected https://harbour.example/news/2026/vans.html")
for name, link in links.items():
    print(name, version(name), link)
assert links["feedparser"] == "https://harbour.example/news/2026/vans.html"
assert links["atoma"] == links["fastfeedparser"] == "2026/vans.html"
PYTHON
