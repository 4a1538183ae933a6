#!/usr/bin/env bash
# pyfeed reads RSS 2.0 and Atom 1.0, filters by keyword, category and author, and normalizes its fields, as it says. An
# item has the first of its categories only, so a filter by the second does not find it, and no author where dc:creator
# names one. Tags are cut out without a space: "9,000" and "20 plants" of two paragraphs are "9,00020 plants". The link
# of an entry of Atom is the first of any kind, so that of its recording, and the page of the feed is the feed. Titles
# and days are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pyfeed==0.1.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from pyfeed import filter_items, parse_feed

RSS = b"""<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Cars</title>
<link>https://news.example/</link><description>News</description>
<item><title>Plant closes</title><link>https://news.example/1</link><dc:creator>Mika Aalto</dc:creator>
<pubDate>Thu, 05 Nov 2026 15:15:00 +0900</pubDate><category>Cars</category><category>Jobs</category>
<description>&lt;p&gt;Jobs: 9,000&lt;/p&gt;&lt;p&gt;20 plants&lt;/p&gt;</description></item></channel></rss>"""
ATOM = b"""<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Cars</title><id>urn:cars</id><updated>2026-11-05T15:15:00Z</updated>
<link rel="self" href="https://news.example/feed"/><link rel="alternate" href="https://news.example/"/>
<entry><title>Podcast</title><id>urn:2</id><updated>2026-11-05T15:15:00Z</updated>
<link rel="enclosure" type="audio/mpeg" href="https://news.example/2.mp3"/>
<link rel="alternate" href="https://news.example/2"/></entry></feed>"""

feed = parse_feed(RSS)
print("pyfeed", version("pyfeed"))
found = {topic: len(filter_items(feed.items, category=topic)) for topic in ("Cars", "Jobs")}
print("expected an item of each topic, got", found)
assert found == {"Cars": 1, "Jobs": 0}
found = len(filter_items(feed.items, author="Aalto"))
print("expected an item by Aalto, got", found)
assert found == 0
item = feed.to_dict()["items"][0]
print("item", item)
assert item["description"] == "Jobs: 9,00020 plants" and item["pub_date"] == "2026-11-05T15:15:00+09:00"
feed = parse_feed(ATOM)
print("expected https://news.example/ and /2, got", feed.link, feed.items[0].link)
assert feed.link == "https://news.example/feed" and feed.items[0].link == "https://news.example/2.mp3"
PYTHON
