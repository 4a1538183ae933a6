#!/usr/bin/env bash
# An RSS item has a description and no more (RSS 2.0). Made into JSON Feed, its attachments are one string, a piece of the
# converter's own source; its authors are [null]; and it has neither content_html nor content_text, one of which every item
# must have (JSON Feed 1.1). A reader that follows the format stops at the first item.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install feed2json==2025.7.15
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from feed2json import feed2json

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title><link>https://harbour.example/</link>
<description>Vans</description><item><title>Two vans</title><link>https://harbour.example/1</link>
<description>Two vans move.</description></item></channel></rss>"""
[item] = feed2json(feed_string=RSS)["items"]
found = {name: item[name] for name in ("content_text", "content_html", "summary", "authors", "attachments")}
print("feed2json", version("feed2json"), "expected content and no attachments, got", found)
assert item["content_text"] is None and item["content_html"] is None
assert item["summary"] == "Two vans move."
assert item["authors"] == [None]
[attachment] = item["attachments"]
assert "'size_in_bytes': int," in attachment
PYTHON
