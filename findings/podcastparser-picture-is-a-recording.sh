#!/usr/bin/env bash
# An episode of a podcast names its recording in enclosure and a picture in media:content, whose medium says that it is an
# image (Media RSS, medium). The picture is listed among the recordings, as a file of no known kind where its medium alone is
# given, and first if it stands first.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install podcastparser==0.6.11
"$folder/venv/bin/python" - <<'PYTHON'
import io

import podcastparser

PICTURE = '<media:content url="https://harbour.example/1.jpg" medium="image"/>'
FEED = f"""<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Harbour Post</title><link>https://harbour.example/</link>
<description>Vans</description><item><title>Talks end</title><guid>1</guid><link>https://harbour.example/1</link><description>Talks</description>
{PICTURE}<enclosure url="https://harbour.example/1.mp3" length="5" type="audio/mpeg"/></item></channel></rss>"""
[episode] = podcastparser.parse("https://harbour.example/feed", io.BytesIO(FEED.encode()))["episodes"]
found = [(enclosure["url"][-5:], enclosure["mime_type"]) for enclosure in episode["enclosures"]]
print("podcastparser", podcastparser.__version__, "expected [('1.mp3', 'audio/mpeg')], got", found)
assert found == [("1.jpg", "application/octet-stream"), ("1.mp3", "audio/mpeg")]
PYTHON
