#!/usr/bin/env bash
# Two dc:creator elements: `author` is the second person and `author_detail` the first.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import feedparser

feed = """<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour Post</title><item><title>Talks end</title>
<dc:creator>Ada Ito</dc:creator><dc:creator>Ben Oh</dc:creator></item></channel></rss>"""
[entry] = feedparser.parse(feed).entries
print("feedparser", version("feedparser"), "author", entry.author, "; author_detail", entry.author_detail.name, "; authors", [author.name for author in entry.authors])
assert entry.author == "Ben Oh" and entry.author_detail.name == "Ada Ito"
assert [author.name for author in entry.authors] == ["Ada Ito", "Ben Oh"]
PYTHON
