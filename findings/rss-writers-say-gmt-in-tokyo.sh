#!/usr/bin/env bash
# Three writers of RSS are given ten o'clock in Tokyo, as a moment that knows its zone, and write "10:00:00 GMT", nine hours
# late. Two of them ask for GMT in their comments, yet none looks at the zone that the moment has, or refuses it. Readers sort
# the story behind those of the evening.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install rfeed==1.1.1 PyRSS2Gen==1.1 genrss==1.0.6 feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version
from zoneinfo import ZoneInfo

import feedparser
import genrss
import PyRSS2Gen
import rfeed

MOMENT = datetime(2026, 11, 5, 10, tzinfo=ZoneInfo("Asia/Tokyo"))
SITE = {"title": "Harbour Post", "link": "https://harbour.example/", "description": "Vans"}
by_genrss = genrss.GenRSS("Harbour Post", "https://harbour.example/", "https://harbour.example/feed")
by_genrss.item("Talks end", url="https://harbour.example/1", pub_date=MOMENT)
feeds = {
    "rfeed": rfeed.Feed(**SITE, items=[rfeed.Item(title="Talks end", link="https://harbour.example/1", pubDate=MOMENT)]).rss(),
    "PyRSS2Gen": PyRSS2Gen.RSS2(**SITE, items=[PyRSS2Gen.RSSItem(title="Talks end", pubDate=MOMENT)]).to_xml("utf-8"),
    "genrss": by_genrss.xml(),
}
for name, feed in feeds.items():
    [entry] = feedparser.parse(feed).entries
    print(name, version(name), "expected 'Thu, 05 Nov 2026 10:00:00 +0900' or 01:00:00 GMT, got", repr(entry.published))
    assert entry.published == "Thu, 05 Nov 2026 10:00:00 GMT"
    assert entry.published_parsed.tm_hour == 10
PYTHON
