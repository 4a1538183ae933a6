#!/usr/bin/env bash
# A text of Atom whose type is XHTML is a `div`, the content of which is the text (RFC 4287, 3.1.1.3). brutefeedparser puts
# the text at the beginning of the `div` before the whole of it, in which it stands again, and the same with what is behind
# it: a headline begins twice, and a figure in the first sentence is there two times.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install brutefeedparser==1.0.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from bs4 import BeautifulSoup
from brutefeedparser.brutefeedparser import BruteFeedParser

DIV = '<div xmlns="http://www.w3.org/1999/xhtml">{}</div>'
TITLE = DIV.format("It costs <b>2.6 billion</b> euros")
TEXT = DIV.format("300 jobs go in <i>Oppama</i>.")
FEED = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour</title><id>tag:harbour.example,2026:feed</id>
<updated>2026-11-05T10:00:00Z</updated><entry><title type="xhtml">{TITLE}</title><id>tag:harbour.example,2026:1</id>
<link href="https://harbour.example/news/1"/><updated>2026-11-05T10:00:00Z</updated>
<content type="xhtml">{TEXT}</content></entry></feed>"""
[entry] = BruteFeedParser.parse(FEED).entries
print("brutefeedparser", version("brutefeedparser"))
EXPECTED = (
    (TITLE, entry.title, "It costs It costs 2.6 billion euros"),
    (TEXT, entry.description, "300 jobs go in 300 jobs go in Oppama."),
)
for given, read, observed in EXPECTED:
    print("expected", BeautifulSoup(given, "html.parser").get_text(), "got", BeautifulSoup(read, "html.parser").get_text())
    assert BeautifulSoup(read, "html.parser").get_text() == observed
PYTHON
