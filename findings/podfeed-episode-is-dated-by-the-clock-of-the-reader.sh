#!/usr/bin/env bash
# feedparser gives moments in UTC (its documentation, "Date Parsing"). podfeed reads them as ones of the machine's own zone:
# in Tokyo an episode of ten o'clock GMT was published at one, nine hours earlier than in London, and is not among those
# since two o'clock. Its documentation gives the moment "after" which to collect in seconds of UTC. The title of an episode
# is that of the podcast.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install podfeed==1.0.1 feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
import os
import time
from datetime import datetime, timezone
from importlib.metadata import version

from podfeed import parseFeed

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Sea and Sky</title><link>https://harbour.example/</link>
<description>News of the harbour</description><item><title>The second quay</title>
<pubDate>Thu, 05 Nov 2026 10:00:00 GMT</pubDate><enclosure url="https://harbour.example/5.mp3" length="5" type="audio/mpeg"/>
</item></channel></rss>"""
SINCE_TWO = datetime(2026, 11, 5, 2, tzinfo=timezone.utc).timestamp()
print("podfeed", version("podfeed"), "feedparser", version("feedparser"))
for zone, hour, found in (("Europe/London", 10, 1), ("Asia/Tokyo", 1, 0)):
    os.environ["TZ"] = zone
    time.tzset()
    [episode] = parseFeed(FEED, None)
    published = datetime.fromtimestamp(episode.getDate(), timezone.utc)
    print(zone, "expected 2026-11-05 10:00:00+00:00, got", published, "since two:", len(parseFeed(FEED, SINCE_TWO)))
    assert published == datetime(2026, 11, 5, hour, tzinfo=timezone.utc)
    assert len(parseFeed(FEED, SINCE_TWO)) == found
print("expected The second quay, got", episode.getTitle())
assert episode.getTitle() == "SeaandSky"
PYTHON
