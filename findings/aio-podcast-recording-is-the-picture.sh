#!/usr/bin/env bash
# aio-podcast reads podcasts with "Apple Podcasts and Media RSS metadata". A media:content of type audio/mpeg, the recording, is
# the picture of its episode, though itunes:image behind it has one. Of a preview in Media RSS, told by isDefault="false", and
# the enclosure behind it the preview is the recording. A length of 90.5 seconds is none, while 1:30.5 is 90.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install aio-podcast==0.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from aiopodcast.parser import parse_podcast_feed

FEED = """<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Harbour</title><link>https://harbour.example/</link>
<item><title>Vans</title>{}<itunes:image href="https://harbour.example/van.jpg"/></item></channel></rss>"""
RECORDING = '<enclosure url="https://harbour.example/a.mp3" length="5242880" type="audio/mpeg"/>'
MEDIA = '<media:content url="https://harbour.example/{}" type="audio/mpeg" isDefault="{}"/>'


def read(*parts):
    return parse_podcast_feed(FEED.format("".join(parts)).encode(), "https://harbour.example/feed").episodes[0]


alone, both = read(RECORDING), read(RECORDING, MEDIA.format("a.mp3", "true"))
print("aio-podcast", version("aio-podcast"), "picture expected van.jpg, got", both.artwork_url)
assert alone.artwork_url == "https://harbour.example/van.jpg"
assert both.artwork_url == "https://harbour.example/a.mp3"
preview = read(MEDIA.format("preview.mp3", "false"), RECORDING)
print("recording expected a.mp3, got", preview.enclosure.url)
assert preview.enclosure.url == "https://harbour.example/preview.mp3"
for length, expected, observed in [("90.5", 90, None), ("1:30.5", 90, 90), ("90", 90, 90)]:
    found = read(RECORDING, f"<itunes:duration>{length}</itunes:duration>").duration_seconds
    print("length", length, "expected", expected, "got", found)
    assert found == observed
PYTHON
