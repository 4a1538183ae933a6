#!/usr/bin/env bash
# Media RSS: media:title and media:description describe the picture or film they stand in, not the item. feedparser takes them
# for the item's own: the caption of a picture is its summary, or the content that is preferred to it. Others do not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install feedparser==6.0.14 atoma==0.0.17 fastfeedparser==0.6.5
"$folder/venv/bin/python" - <<'PYTHON'
import io
from importlib.metadata import version

import atoma
import feedparser
import fastfeedparser

TEXT = "<description>The workers load two vans.</description>"
PHOTO = '<media:content url="https://harbour.example/1.jpg" type="image/jpeg"><media:description>Stock photo: %s</media:description></media:content>'


def write_feed(*parts: str) -> str:
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Harbour</title>'
        "<link>https://harbour.example/</link><description>News</description><item>"
        f"<link>https://harbour.example/1</link>{''.join(parts)}</item></channel></rss>"
    )


def read(feed: str) -> dict[str, str | None]:
    [entry] = feedparser.parse(io.BytesIO(feed.encode())).entries
    return {"summary": entry.summary, "detail": entry.summary_detail.value, "content": entry.content[0].value if "content" in entry else None}


photo_first = write_feed("<title>Two vans move</title>", PHOTO % "a pier", TEXT)
photos_last = write_feed("<title>Two vans move</title>", TEXT, PHOTO % "a pier", PHOTO % "a crane")
film = write_feed("<media:group><media:title>Trailer</media:title></media:group>", TEXT)
first, last = read(photo_first), read(photos_last)
[item] = feedparser.parse(io.BytesIO(film.encode())).entries
print("feedparser", version("feedparser"), "expected", TEXT, "alone; photo first:", first, "two photos last:", last, "title of an item without one:", item.title)
others = {
    "atoma": [atoma.parse_rss_bytes(feed.encode()).items[0].description for feed in (photo_first, photos_last)],
    "fastfeedparser": [fastfeedparser.parse(feed).entries[0].description for feed in (photo_first, photos_last)],
}
print("atoma", version("atoma"), "fastfeedparser", version("fastfeedparser"), others)
assert first["summary"] == "Stock photo: a pier" and first["content"] == "The workers load two vans."
assert last == {"summary": "The workers load two vans.", "detail": "Stock photo: a crane", "content": "Stock photo: a pier"}
assert item.title == "Trailer"
assert others["atoma"] == others["fastfeedparser"] == ["The workers load two vans."] * 2
PYTHON
