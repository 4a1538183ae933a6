#!/usr/bin/env bash
# RFC 4287, 4.2.7.2: the rel of an Atom link says whether it is the page, a sound file or the source of an entry. feedgen, whose
# own documentation offers rel, type and length, writes the addresses alone. Each link is then the page, and a reader takes
# the address of another site for that of the entry.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install feedgen==1.0.0 feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
import io
from importlib.metadata import version

import feedparser
from feedgen.feed import FeedGenerator

feed = FeedGenerator()
feed.id("https://harbour.example/")
feed.title("Harbour")
feed.link(href="https://harbour.example/", rel="alternate")
feed.description("News")
entry = feed.add_entry()
entry.id("https://harbour.example/1")
entry.title("Two vans move")
entry.link(href="https://harbour.example/1", rel="alternate", type="text/html")
entry.enclosure("https://harbour.example/1.mp3", 1200, "audio/mpeg")
entry.link(href="https://agency.example/77", rel="via")
atom, rss = feed.atom_str(), feed.rss_str()
links = [line.strip() for line in atom.decode().replace("<link", "\n<link").splitlines() if line.startswith("<link")]
read = {name: feedparser.parse(io.BytesIO(text)).entries[0] for name, text in (("atom", atom), ("rss", rss))}
print("feedgen", version("feedgen"), "wrote", [link.split("/>")[0] for link in links])
print("feedparser", version("feedparser"), "expected https://harbour.example/1 and one sound file, got", {name: (one.link, one.enclosures) for name, one in read.items()})
assert b"via" not in atom and b"enclosure" not in atom and b"audio/mpeg" not in atom
assert b'<link href="https://harbour.example/" rel="alternate"/>' in atom  # the links of the feed itself keep it
assert read["atom"].link == "https://agency.example/77" and not read["atom"].enclosures
assert read["rss"].link == "https://harbour.example/1" and len(read["rss"].enclosures) == 1
PYTHON
