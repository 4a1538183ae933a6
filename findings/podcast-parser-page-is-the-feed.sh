#!/usr/bin/env bash
# Most feeds of podcasts name themselves in an `atom:link` with the relation self, which the profile of the RSS Advisory
# Board asks for. podcast-parser looks at the names of elements without their namespaces, and the last one counts: the page
# of the podcast is no longer that of `link` but the attributes of the other element, whose address is that of the feed. The
# title of an episode is that for players, `itunes:title`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install podcast-parser==0.0.2 lxml==6.1.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version
from io import BytesIO

from podcastparser.parser import get_podcast

FEED = """<?xml version="1.0"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
<title>Sea and Sky</title><link>https://harbour.example/</link><description>News of the harbour</description>{}
<item><title>The second quay, 5 November</title><itunes:title>Quay</itunes:title><guid isPermaLink="false">5</guid>
<enclosure url="https://harbour.example/5.mp3" length="5" type="audio/mpeg"/></item></channel></rss>"""
LINK = '<atom:link rel="self" type="application/rss+xml" href="https://harbour.example/rss"/>'
without = get_podcast(BytesIO(FEED.format("").encode()))
podcast = get_podcast(BytesIO(FEED.format(LINK).encode()))
print("podcast-parser", version("podcast-parser"), "expected", without.link, "got", dict(podcast.link))
assert without.link == "https://harbour.example/"
assert dict(podcast.link) == {"rel": "self", "type": "application/rss+xml", "href": "https://harbour.example/rss"}
print("expected The second quay, 5 November, got", podcast.items[0].title)
assert podcast.items[0].title == "Quay"
PYTHON
