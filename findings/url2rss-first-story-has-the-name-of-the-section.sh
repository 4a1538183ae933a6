#!/usr/bin/env bash
# url2rss makes a feed of a page that lists stories. It takes each block of the page, also one around all stories, and gives
# the first link in it the first headline in it: the first story is called "Latest business news", the name of the section,
# and its own headline is lost, for its link is known by then. Links without a host, which are read from the address of the
# page (RFC 3986, 5), are not in the feed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install url2rss==0.0.2 feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from bs4 import BeautifulSoup
from url2rss.extractor import extract_items_from_html

STORY = '<article><h2><a href="{}">{}</a></h2><p>News of {}.</p></article>'
STORIES = (
    ("https://harbour.example/5", "The harbour opens its second quay", "the harbour"),
    ("https://harbour.example/6", "Ferries to the islands are late again", "the islands"),
    ("/7", "Tickets cost as much as before", "tickets"),
)
PAGE = f"""<!doctype html><html><body><div><h1>Latest business news</h1>
{"".join(STORY.format(*story) for story in STORIES)}</div></body></html>"""
items = extract_items_from_html(BeautifulSoup(PAGE, "lxml"))
print("url2rss", version("url2rss"))
print("expected", *(title for _, title, _ in STORIES), sep="\n  ")
print("got", *(f"{item['title']}: {item['link']}" for item in items), sep="\n  ")
assert [(item["title"], item["link"]) for item in items] == [
    ("Latest business news", "https://harbour.example/5"),
    ("Ferries to the islands are late again", "https://harbour.example/6"),
]
PYTHON
