#!/usr/bin/env bash
# RSS has a summary in description and, in content:encoded, the whole text (RSS 1.0 content module), and names several authors
# by one dc:creator each. granary keeps the summary and the first of them, whichever format is made of it; feedparser has both.
# Where a feed has whole texts, those who read it by a bridge get the first paragraph, and nothing says so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install granary==11.0 feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
import warnings
from importlib.metadata import version

warnings.simplefilter("ignore")
import feedparser
from granary import rss

FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour News</title><link>https://harbour.example/</link><description>News of the harbour</description>
<item><title>Talks end</title><link>https://harbour.example/talks</link><guid>https://harbour.example/talks</guid>
<dc:creator>Mika Aalto</dc:creator><dc:creator>Ann Lee</dc:creator><description>The owner names a date.</description>
<content:encoded>&lt;p&gt;The owner names a date.&lt;/p&gt;&lt;p&gt;It is in spring.&lt;/p&gt;</content:encoded></item></channel></rss>"""
[entry] = feedparser.parse(FEED).entries
[activity] = rss.to_activities(FEED)
print("feedparser", version("feedparser"), "got", entry.content[0].value, [author.name for author in entry.authors])
print("granary", version("granary"), "got", activity["object"]["content"], activity["object"]["author"])
assert "in spring" in entry.content[0].value and len(entry.authors) == 2
assert activity["object"]["content"] == "The owner names a date." and "spring" not in str(activity)
assert activity["object"]["author"] == {"displayName": "Mika Aalto"} and "Ann Lee" not in str(activity)
PYTHON
