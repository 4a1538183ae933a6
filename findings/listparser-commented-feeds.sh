#!/usr/bin/env bash
# OPML 2.0: isComment="true" comments an outline out, with all below it. The feeds are listed all the same.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install listparser==0.20
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import listparser

LIST = """<?xml version="1.0"?><opml version="2.0"><head><title>Feeds</title></head><body>
<outline text="Harbour" type="rss" xmlUrl="https://harbour.example/feed"/>
<outline text="No more" isComment="true"><outline text="Pier" type="rss" xmlUrl="https://pier.example/feed"/></outline>
</body></opml>"""
feeds = [feed.url for feed in listparser.parse(LIST).feeds]
print("listparser", version("listparser"), "expected one feed, listed", feeds)
assert feeds == ["https://harbour.example/feed", "https://pier.example/feed"]
PYTHON
