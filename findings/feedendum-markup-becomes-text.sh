#!/usr/bin/env bash
# A description of RSS is HTML, and so is content of Atom that says so (RFC 4287, 3.1.1: without a type it is text). Made into
# Atom, the description has no type, and readers show its tags, or take them for words; a sound file is an element that Atom
# does not have, which strict readers ignore. Read and written as RSS, a guid that is no address says it is one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install feedendum==0.4.0 feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
import io
from importlib.metadata import version

import feedparser
from feedendum import from_rss_text, to_atom_string, to_rss_string

RSS = """<rss version="2.0"><channel><title>Harbour Post</title><link>https://harbour.example/</link><description>Vans</description>
<item><title>Two vans</title><link>https://harbour.example/1</link><guid isPermaLink="false">harbour-1</guid>
<pubDate>Thu, 05 Nov 2026 10:00:00 GMT</pubDate><description>&lt;p&gt;Two &lt;b&gt;vans&lt;/b&gt; move.&lt;/p&gt;</description>
<enclosure url="https://harbour.example/1.mp3" type="audio/mpeg" length="5"/></item></channel></rss>"""


def entry(text):
    [found] = feedparser.parse(io.BytesIO(text.encode())).entries
    return found


written = to_atom_string(from_rss_text(RSS))
given, rss, atom = entry(RSS), entry(to_rss_string(from_rss_text(RSS))), entry(written)
print("feedendum", version("feedendum"), "expected", given.summary_detail.type, [file.href for file in given.enclosures], given.guidislink)
print("got in Atom", atom.content[0].type, atom.content[0].value, "and in RSS", rss.guidislink)
print("and the Atom", written)
assert given.summary_detail.type == "text/html"
assert [file.href for file in given.enclosures] == ["https://harbour.example/1.mp3"]
assert (given.guidislink, rss.guidislink) == (False, True)
assert atom.content[0].type == "text/plain"
assert '<enclosure url=' in written and 'rel="enclosure"' not in written
PYTHON
