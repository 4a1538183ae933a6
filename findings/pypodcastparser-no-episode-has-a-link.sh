#!/usr/bin/env bash
# No podcast and no episode has a link, once pyPodcastParser read it as HTML, where link is an element without text; and as a
# feed has to have one, every feed is no valid RSS. The moment of an episode is the midnight before, in a time zone that it
# does not say, beside the right seconds.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pypodcastparser==2.0.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

from pyPodcastParser.Podcast import Podcast

FEED = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Harbour Radio</title><link>https://harbour.example/radio</link>
<description>News of makers</description><language>en</language>
<item><title>Results</title><link>https://harbour.example/radio/5</link><guid isPermaLink="false">5</guid>
<pubDate>Wed, 04 Nov 2026 23:30:00 -0500</pubDate>
<enclosure url="https://harbour.example/5.mp3" length="500" type="audio/mpeg"/></item></channel></rss>"""
podcast = Podcast(FEED)
[episode] = podcast.items
print("pyPodcastParser", version("pypodcastparser"), "expected two links and a valid feed, got", end=" ")
print(podcast.link, episode.link, podcast.is_valid_rss)
print("expected 23:30 on 4 November, got", episode.date_time, episode.time_published)
assert (podcast.title, podcast.description, episode.guid) == ("Harbour Radio", "News of makers", "5")
assert podcast.link is None and episode.link is None
assert podcast.is_valid_podcast and not podcast.is_valid_rss
assert episode.date_time == datetime(2026, 11, 4)
assert episode.time_published == datetime.fromisoformat("2026-11-04T23:30:00-05:00").timestamp()
PYTHON
