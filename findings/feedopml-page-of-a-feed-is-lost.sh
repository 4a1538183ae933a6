#!/usr/bin/env bash
# An outline of OPML 2.0 for a feed has, beside its address, the page of the site, a title, a language and a version.
# feedopml reads them and hands them to a class that takes them, and sets all of them but the description to None: no feed
# has a page or a language.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install feedopml==0.1 lxml==6.1.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version
from io import BytesIO

import feedopml

LIST = b"""<?xml version="1.0"?>
<opml version="2.0"><head><title>News</title></head><body>
<outline type="rss" text="Harbour" title="Harbour News" description="News of the harbour" language="ja" version="RSS2"
         xmlUrl="https://harbour.example/rss" htmlUrl="https://harbour.example/"/>
</body></opml>"""
[feed] = feedopml.parse(BytesIO(LIST))
print("feedopml", version("feedopml"), "expected https://harbour.example/ Harbour News ja RSS2")
print("got", feed.html_url, feed.title, feed.language, feed.version)
assert (feed.text, feed.xml_url, feed.description) == ("Harbour", "https://harbour.example/rss", "News of the harbour")
assert (feed.html_url, feed.title, feed.language, feed.version) == (None, None, None, None)
PYTHON
