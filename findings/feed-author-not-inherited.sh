#!/usr/bin/env bash
# RFC 4287, section 4.2.1: the author of an Atom feed is that of its entries without one. Of three readers one hands the
# author down.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install feedparser==6.0.14 fastfeedparser==0.6.5 atoma==0.0.17
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import atoma
import fastfeedparser
import feedparser

feed = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title><id>urn:x</id><updated>2026-11-05T00:00:00Z</updated>
<author><name>Ada Ito</name></author><entry><id>urn:1</id><title>Talks end</title><updated>2026-11-05T00:00:00Z</updated>
<link href="https://harbour.example/1"/></entry></feed>"""
[by_feedparser], [by_fast] = feedparser.parse(feed).entries, fastfeedparser.parse(feed).entries
[by_atoma] = atoma.parse_atom_bytes(feed.encode()).entries
found = {
    "feedparser": by_feedparser.get("author"), "fastfeedparser": by_fast.get("author"), "atoma": [person.name for person in by_atoma.authors],
}
for name, author in found.items():
    print(name, version(name), "expected Ada Ito, got", author)
assert found == {"feedparser": None, "fastfeedparser": None, "atoma": ["Ada Ito"]}
PYTHON
