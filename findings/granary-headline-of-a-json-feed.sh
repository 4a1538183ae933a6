#!/usr/bin/env bash
# A JSON Feed gives an item a headline, authors, tags and a text that may be plain (JSON Feed 1.1). Handed on as Atom, the
# headline is the beginning of the text instead, and a plain text is taken for HTML: of "a<b and c>d" a tag is made, and words
# are gone. The second author and the tags are in no format that is written, nor any author in RSS.
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
from granary import atom, jsonfeed, rss

FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Harbour News",
    "items": [
        {
            "id": "1",
            "url": "https://harbour.example/talks",
            "title": "Talks end",
            "content_text": "Vans<cars and cars>lorries.",
            "authors": [{"name": "Mika Aalto"}, {"name": "Ann Lee"}],
            "tags": ["jobs"],
        }
    ],
}
items, _ = jsonfeed.jsonfeed_to_activities(FEED)
written = atom.activities_to_atom(items, {"displayName": "Harbour News"}, title="Harbour News", host_url="https://harbour.example/")
[entry] = feedparser.parse(written).entries
authors = [author["name"] for author in entry.authors]
print("granary", version("granary"), "expected Talks end by two, got", repr(entry.title), authors, repr(entry.content[0].value))
assert (entry.title, authors, entry.get("tags")) == ("Vanslorries.", ["Mika Aalto"], None)
assert "cars>lorries" not in entry.content[0].value
[item] = feedparser.parse(rss.from_activities(items, title="H", feed_url="https://harbour.example/rss", home_page_url="https://harbour.example/")).entries
print("as RSS", repr(item.title), item.get("author"), item.get("tags"), repr(item.summary))
assert (item.title, item.get("author"), item.get("tags")) == ("Talks end", None, None)
[again] = jsonfeed.activities_to_jsonfeed(items, title="H")["items"]
print("as JSON Feed", again)
assert again["content_html"] == "Vans<cars and cars>lorries." and again["authors"] == [{"name": "Mika Aalto"}] and "tags" not in again
PYTHON
