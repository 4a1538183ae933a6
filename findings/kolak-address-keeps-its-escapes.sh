#!/usr/bin/env bash
# kolak says that it works with any feed of RSS and Atom. It takes the text of an element as it is written: an address
# with two fields keeps "&amp;" and asks the server for a field "amp;b", and a summary in a CDATA section begins with
# "<![CDATA[". The link of an entry of Atom is the first of any kind, so that of a related page or of the recording, and
# the page of the feed is the feed. The picture of an item in Media RSS is empty. Days and the recording of an item of
# RSS are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install kolak==0.1.5
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from kolak import Parser

RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Cars &amp; Co</title>
<link>https://news.example/</link><description>News</description>
<item><title>H&amp;M buys cars</title><link>https://news.example/story?id=1&amp;b=2</link>
<pubDate>Thu, 05 Nov 2026 15:15:00 +0900</pubDate><description><![CDATA[<p>Nine thousand cars.</p>]]></description>
<media:thumbnail url="https://news.example/cars.jpg"/>
<enclosure url="https://news.example/1.mp3" type="audio/mpeg" length="1"/></item></channel></rss>"""
ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Cars</title><id>urn:cars</id><updated>2026-11-05T15:15:00Z</updated>
<link rel="self" href="https://news.example/feed"/><link href="https://news.example/"/>
<entry><title>Plant closes</title><id>urn:1</id><updated>2026-11-05T15:15:00Z</updated>
<link rel="related" href="https://other.example/report"/><link href="https://news.example/1"/></entry>
<entry><title>Podcast</title><id>urn:2</id><updated>2026-11-05T15:15:00Z</updated>
<link rel="enclosure" type="audio/mpeg" href="https://news.example/2.mp3"/><link href="https://news.example/2"/></entry>
</feed>"""

item = Parser(RSS).parse()[0]
print("kolak", version("kolak"))
for name, value in item.items():
    print(name, repr(value))
assert item == {
    "date": "Thu, 05 Nov 2026 15:15:00 +0900",
    "title": "H&amp;M buys cars",
    "description": "<![CDATA[<p>Nine thousand cars.</p>]]>",
    "link": "https://news.example/story?id=1&amp;b=2",
    "link_image": "",
    "link_podcast": "https://news.example/1.mp3",
}
feed = Parser(ATOM)
links = [entry["link"] for entry in feed.parse()]
print("expected https://news.example/1 and /2 of https://news.example/, got", links, "of", feed.permalink)
assert links == ["https://other.example/report", "https://news.example/2.mp3"]
assert feed.permalink == "https://news.example/feed"
PYTHON
