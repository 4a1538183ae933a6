#!/usr/bin/env bash
# The HTML of a JSON Feed's item is a string of HTML (JSON Feed 1.1, content_html), in which `<` of the text is written `&lt;`.
# pyjsonfeed undoes these escapes, so that what is text becomes markup: of "a<b and c>d" a browser shows the first and last
# letter, and an example of HTML is HTML. What it writes again has it too.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pyjsonfeed==1.0.0 beautifulsoup4==4.15.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from bs4 import BeautifulSoup
from pyjsonfeed import pyjsonfeed

CONTENT = "<p>Vans&lt;cars and cars&gt;lorries, at H&amp;M.</p>"
FEED = {
    "version": "https://jsonfeed.org/version/1",
    "title": "Harbour News",
    "author": {"name": "Mika Aalto"},
    "items": [{"id": "1", "url": "https://harbour.example/talks", "content_html": CONTENT}],
}
feed = pyjsonfeed.parse(FEED)
found = feed.items[0].content_html
before, after = (BeautifulSoup(page, "html.parser").get_text() for page in (CONTENT, found))
print("pyjsonfeed", version("pyjsonfeed"), "expected", repr(before), "got", repr(after))
assert before == "Vans<cars and cars>lorries, at H&M."
assert found == "<p>Vans<cars and cars>lorries, at H&M.</p>" and after == "Vanslorries, at H&M."
assert feed._asdict()["items"][0]["content_html"] == found
PYTHON
