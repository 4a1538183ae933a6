#!/usr/bin/env bash
# JSON Feed 1.1: external_url is the page elsewhere that an item is about, url the item's own page; language is that of feed
# and items. Read and written again, an item is about itself, one that only points elsewhere points nowhere, and no language
# is left. A pipeline that filters or joins feeds with it loses the source of every linked story.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install jsonfeed-util==1.2.0
"$folder/venv/bin/python" - <<'PYTHON'
import json
from importlib.metadata import version

from jsonfeed import Feed

given = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Harbour Post",
    "language": "en",
    "items": [
        {"id": "1", "url": "https://harbour.example/1", "external_url": "https://maker.example/plan", "content_text": "Two vans move."},
        {"id": "2", "external_url": "https://maker.example/plan", "content_text": "Two vans move."},
    ],
}
feed = Feed.parse(given)
written = json.loads(feed.to_json())
found = [item.get("external_url") for item in written["items"]]
print("jsonfeed-util", version("jsonfeed-util"), "expected", [item["external_url"] for item in given["items"]], "and language en, got", found, written.get("language"))
assert [item.external_url for item in feed.items] == ["https://maker.example/plan"] * 2
assert found == ["https://harbour.example/1", None]
assert "language" not in written
PYTHON
