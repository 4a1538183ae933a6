#!/usr/bin/env bash
# The title and text of an Atom entry may be XHTML (RFC 4287, 3.1.1.3). They come out as a dictionary of elements, in which
# the words between the elements are one string and those in them others: what stood before what is not told. Who sues whom,
# with both names marked, is the same dictionary either way.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install rss-parser==4.4.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import rss_parser

FEED = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title><id>urn:x</id><updated>2026-11-05T10:00:00Z</updated>
<entry><title>Vans</title><id>urn:1</id><updated>2026-11-05T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{}</div></content></entry></feed>"""


def read_content(text: str) -> dict[str, str]:
    [entry] = rss_parser.parse(FEED.format(text)).feed.content.entries
    return entry.content.content.content["div"]


first, second = read_content("<b>Nissan</b> sues <i>Renault</i>"), read_content("<i>Renault</i> sues <b>Nissan</b>")
print("rss-parser", version("rss-parser"), first, second)
assert first == second
assert (first["b"], first["i"], first["#text"]) == ("Nissan", "Renault", "sues")
PYTHON
