#!/usr/bin/env bash
# Feeds that serve as sitemaps: of an Atom entry whose first link says rel="self" that link is taken, and an RSS item
# whose address is its guid (isPermaLink is true by default) is no page.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install ultimate-sitemap-parser==1.8.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from usp.tree import sitemap_from_str

atom = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title><id>urn:x</id><updated>2026-11-05T00:00:00Z</updated>
<entry><id>urn:1</id><title>Talks end</title><updated>2026-11-05T00:00:00Z</updated>
<link rel="self" href="https://harbour.example/1.atom"/><link rel="alternate" href="https://harbour.example/1"/></entry></feed>"""
rss = """<rss version="2.0"><channel><title>Harbour Post</title><link>https://harbour.example/</link><description>News</description>
<item><title>Talks end</title><guid>https://harbour.example/1</guid></item>
<item><title>Vote on Friday</title><link>https://harbour.example/2</link></item></channel></rss>"""
for name, text, expected, observed in (
    ("Atom", atom, ["https://harbour.example/1"], ["https://harbour.example/1.atom"]),
    ("RSS", rss, ["https://harbour.example/1", "https://harbour.example/2"], ["https://harbour.example/2"]),
):
    pages = [page.url for page in sitemap_from_str(text).all_pages()]
    print("ultimate-sitemap-parser", version("ultimate-sitemap-parser"), name, "expected", expected, "got", pages)
    assert pages == observed
PYTHON
