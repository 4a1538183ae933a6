#!/usr/bin/env bash
# RFC 4287, section 3.1.1.3: a title or content of type xhtml is the markup in its div. Three readers have no title for it,
# two of them no content either; feedparser has both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install atoma==0.0.17 fastfeedparser==0.6.5 feedendum==0.4.0 feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import atoma
import fastfeedparser
import feedendum
import feedparser

DIV = '<div xmlns="http://www.w3.org/1999/xhtml">{}</div>'
feed = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title><id>urn:x</id><updated>2026-11-05T00:00:00Z</updated><entry>'
    f'<id>urn:1</id><title type="xhtml">{DIV.format("Talks <b>end</b> at noon")}</title><updated>2026-11-05T00:00:00Z</updated>'
    f'<link href="https://harbour.example/1"/><content type="xhtml">{DIV.format("<p>Two vans move.</p>")}</content></entry></feed>'
)
[by_atoma] = atoma.parse_atom_bytes(feed.encode()).entries
[by_fast] = fastfeedparser.parse(feed).entries
[by_feedendum] = feedendum.from_atom_text(feed).items
[by_feedparser] = feedparser.parse(feed).entries
print("feedparser", version("feedparser"), repr(by_feedparser.title), repr(by_feedparser.content[0].value))
print("atoma", version("atoma"), by_atoma.title, by_atoma.content)
print("fastfeedparser", version("fastfeedparser"), repr(by_fast.title))
print("feedendum", version("feedendum"), by_feedendum.title, by_feedendum.content)
assert by_feedparser.title == "Talks <b>end</b> at noon"
assert by_atoma.title is None and by_atoma.content is None
assert by_fast.title == ""
assert by_feedendum.title is None and by_feedendum.content is None
PYTHON
