#!/usr/bin/env bash
# The dates of RSS may name their zone, and EST and PST are names that the format defines (RFC 822, 5.1). One reader of feeds
# drops the name, so that the moment has no zone at all; a reader of pages calls the clock of New York, and that of Tokyo,
# UTC: five hours early, nine hours late. Nothing tells these from moments that are read right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install ultimate-sitemap-parser==1.8.1 news-fetch==1.0.0
"$folder/venv/bin/python" - <<'PYTHON'
import warnings
from importlib.metadata import version

from newsfetch import extract
from usp.fetch_parse import SitemapStrParser

warnings.simplefilter("ignore")
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title><link>https://harbour.example/</link>
<description>Vans</description><item><title>Talks end</title><link>https://harbour.example/1</link><description>Vans</description>
<pubDate>{}</pubDate></item></channel></rss>"""
PARAGRAPHS = "<p>The works council of the harbour plant said on Thursday that talks on its future had ended after nine hours.</p>" * 4
PAGE = "<html lang='en'><head><title>Talks end</title><meta name='date' content='{}'></head><body><article><h1>Talks end</h1>{}</article></body></html>"
ZONES = {
    "GMT": ("10:00:00+00:00", "10:00:00+00:00"),
    "-0500": ("10:00:00-05:00", "10:00:00-05:00"),
    "EST": ("10:00:00", "10:00:00+00:00"),
    "PST": ("10:00:00", "10:00:00+00:00"),
    "JST": ("10:00:00", "10:00:00+00:00"),
}
for zone, expected in ZONES.items():
    date = f"Thu, 05 Nov 2026 10:00:00 {zone}"
    [page] = SitemapStrParser(FEED.format(date)).sitemap().all_pages()
    one = str(page.last_modified or page.news_story.publish_date)
    other = str(extract(PAGE.format(date, PARAGRAPHS), url="https://harbour.example/news/1").published_at)
    print(date, "ultimate-sitemap-parser", version("ultimate-sitemap-parser"), one, "news-fetch", version("news-fetch"), other)
    assert (one, other) == tuple(f"2026-11-05 {clock}" for clock in expected)
PYTHON
