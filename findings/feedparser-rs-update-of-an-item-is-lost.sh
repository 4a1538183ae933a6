#!/usr/bin/env bash
# RSS has no date of an update; feeds say it in an element of Atom or of Dublin Core, and feedparser gives it as updated.
# feedparser-rs, whose interface is feedparser's, does not read it, and answers with the date of publication: a story that was
# rewritten the day after looks as if nobody had touched it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install feedparser-rs==0.7.1 feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import feedparser
import feedparser_rs

FEED = """<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dcterms="http://purl.org/dc/terms/"><channel>
<title>Harbour Post</title><link>https://harbour.example/</link><description>Vans</description><item><title>Talks end</title>
<link>https://harbour.example/1</link><pubDate>Thu, 05 Nov 2026 10:00:00 GMT</pubDate>{}</item></channel></rss>"""
for update in ("<atom:updated>2026-11-06T09:00:00Z</atom:updated>", "<dcterms:modified>2026-11-06T09:00:00Z</dcterms:modified>"):
    [right], [wrong] = (reader.parse(FEED.format(update).encode()).entries for reader in (feedparser, feedparser_rs))
    print("feedparser", feedparser.__version__, right.updated, "feedparser-rs", version("feedparser-rs"), wrong.updated)
    assert right.updated == "2026-11-06T09:00:00Z"
    assert wrong.updated == wrong.published == "Thu, 05 Nov 2026 10:00:00 GMT"
PYTHON
