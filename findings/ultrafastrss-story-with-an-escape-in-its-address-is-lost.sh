#!/usr/bin/env bash
# ultrafastrss leaves out what has no valid address. Its rule for that knows no %, with which any other character is written
# in an address (RFC 3986, 2.1), and no query behind a host: /news/caf%C3%A9 and https://harbour.example?p=4 are invalid,
# and their stories gone. A link of Atom without a relation is the page of its entry (RFC 4287, 4.2.7.2); here only one that
# says "alternate" is, the identifier is taken instead, and where that is no address the entry is gone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install ultrafastrss==0.9.4
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from ultrafastrss.ultrafastrss import parse_feed

ADDRESSES = (
    "https://harbour.example/news/1",
    "https://harbour.example/news/caf%C3%A9",
    "https://harbour.example/search?name=sea%20port",
    "https://harbour.example?p=4",
)
ITEMS = "".join(f"<item><title>News</title><link>{address}</link></item>" for address in ADDRESSES)
HEAD = "<title>Harbour</title><link>https://harbour.example/</link><description>News</description>"
items = parse_feed(f'<rss version="2.0"><channel>{HEAD}{ITEMS}</channel></rss>')
print("ultrafastrss", version("ultrafastrss"), "expected", *ADDRESSES, "got", *(item["link"] for item in items))
assert [item["link"] for item in items] == ["https://harbour.example/news/1"]
ENTRY = "<entry><title>{}</title><id>tag:harbour.example,2026:{}</id><updated>2026-11-05T10:00:00Z</updated>{}</entry>"
entries = parse_feed(
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour</title><id>tag:harbour.example,2026:feed</id>'
    "<updated>2026-11-05T10:00:00Z</updated>"
    + ENTRY.format("One", 1, '<link href="https://harbour.example/news/1"/>')
    + ENTRY.format("Two", 2, '<link rel="alternate" href="https://harbour.example/news/2"/>')
    + "</feed>"
)
print("expected One Two, got", *(entry["title"] for entry in entries))
assert [entry["title"] for entry in entries] == ["Two"]
PYTHON
