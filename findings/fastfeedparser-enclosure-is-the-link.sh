#!/usr/bin/env bash
# An Atom link without rel is the alternate one (RFC 4287, section 4.2.7.2). An entry whose sound file is linked first has
# the sound file as its address.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install fastfeedparser==0.6.5 feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import fastfeedparser
import feedparser

feed = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title><id>urn:x</id><updated>2026-11-05T00:00:00Z</updated><entry><id>urn:1</id>
<title>Talks end</title><updated>2026-11-05T00:00:00Z</updated><link rel="enclosure" type="audio/mpeg" href="https://harbour.example/1.mp3"/>
<link href="https://harbour.example/1"/></entry></feed>"""
[fast], [slow] = fastfeedparser.parse(feed).entries, feedparser.parse(feed).entries
print("fastfeedparser", version("fastfeedparser"), fast.link, "; feedparser", version("feedparser"), slow.link)
assert fast.link == "https://harbour.example/1.mp3" and slow.link == "https://harbour.example/1"
PYTHON
