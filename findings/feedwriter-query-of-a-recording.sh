#!/usr/bin/env bash
# feedwriter writes feeds of podcasts. The question mark of an address is escaped, and an escape once more: a recording that is
# asked for by a query is another address, which the server does not have. The title of a feed is escaped twice, "Sea &amp;
# Sky", and the date of an episode is in an element pubdate, where RSS has pubDate: to a reader that tells them apart it has no
# date.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install feedwriter==0.4.0 atoma==0.0.17
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import atoma
from feedwriter import PodcastFeed

RECORDING = "https://harbour.example/talks.mp3?id=5&name=sea%20port"
feed = PodcastFeed()
feed.title("Sea & Sky")
feed.description("News of the harbour")
feed.link_page("https://harbour.example/")
feed.new_post(title="Talks end", enclosure=(RECORDING, 100, "audio/mpeg"), guid="1", date="Thu, 05 Nov 2026 10:00:00 +0900")
with TemporaryDirectory() as folder:
    path = Path(folder) / "feed.xml"
    feed.write(path)
    read = atoma.parse_rss_file(str(path))
[episode] = read.items
print("feedwriter", version("feedwriter"), "expected", RECORDING, "got", episode.enclosures[0].url)
print("title", repr(read.title), "date", episode.pub_date)
assert episode.enclosures[0].url == "https://harbour.example/talks.mp3%3Fid%3D5%26name%3Dsea%2520port"
assert read.title == "Sea &amp; Sky"
assert episode.pub_date is None
PYTHON
