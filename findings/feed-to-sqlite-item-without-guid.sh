#!/usr/bin/env bash
# The guid of an RSS item is optional (RSS 2.0). One item without it, and no item of the feed is stored, those before it
# neither. And a date is stored as the feed writes it, in a column that sorts as text, so that the newest items are those of a
# Wednesday.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install feed-to-sqlite==0.6.2
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
from importlib.metadata import version
from pathlib import Path

from feed_to_sqlite import ingest_feed
from sqlite_utils import Database

DATES = ["Wed, 04 Nov 2026 10:00:00 GMT", "Thu, 05 Nov 2026 10:00:00 GMT", "Mon, 09 Nov 2026 10:00:00 GMT"]
CHANNEL = "<title>Harbour</title><link>https://harbour.example/</link><description>Vans</description>"


def stored(items):
    database = Database(Path(tempfile.mkdtemp()) / "feeds.db")
    error = None
    try:
        ingest_feed(database, feed_content=f'<?xml version="1.0"?><rss version="2.0"><channel>{CHANNEL}{items}</channel></rss>', client=object())
    except Exception as problem:
        error = type(problem).__name__
    return error, [row["published"] for row in database["harbour"].rows_where(order_by="published desc")]


item = "<item><title>Two vans</title>{}<link>https://harbour.example/{}</link><pubDate>{}</pubDate></item>"
with_guid = [item.format(f"<guid>https://harbour.example/{number}</guid>", number, date) for number, date in enumerate(DATES)]
error, dates = stored("".join(with_guid))
without, left = stored("".join([*with_guid, item.format("", 3, DATES[2])]))
print("feed-to-sqlite", version("feed-to-sqlite"), "expected newest first", DATES[::-1], "got", dates)
print("expected 4 items where one has no guid, got", without, left)
assert error is None
assert dates == [DATES[0], DATES[1], DATES[2]]
assert without == "PrimaryKeyRequired"
assert left == []
PYTHON
