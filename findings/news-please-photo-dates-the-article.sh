#!/usr/bin/env bash
# Where the address of a page's picture (og:image) has a date, as folders of pictures do, it is the publication date of the
# article, if it stands before article:published_time. And an offset from UTC is dropped: one moment has two dates, on two days.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install news-please==1.6.16 lxml_html_clean==0.4.6
"$folder/venv/bin/python" - <<'PYTHON'
import logging
from importlib.metadata import version

from newsplease import NewsPlease

logging.disable()
PAGE = (
    "<html lang='en'><head><title>Talks on the plant end</title>{}</head><body><article><h1>Talks on the plant end</h1>"
    "<p>The works council of the harbour plant said that talks on its future had ended after nine hours.</p></article></body></html>"
)
PHOTO = '<meta property="og:image" content="https://harbour.example/2015/02/12/ship.jpg">'
STATED = '<meta property="article:published_time" content="2026-11-05T23:30:00-05:00">'
SAME = '<meta property="article:published_time" content="2026-11-06T04:30:00Z">'
found = [
    str(NewsPlease.from_html(PAGE.format(head), url="https://harbour.example/talks-end").date_publish)
    for head in (STATED + PHOTO, PHOTO + STATED, SAME)
]
print("news-please", version("news-please"), "expected one moment three times, got", found)
assert found == ["2026-11-05 23:30:00", "2015-02-12 00:00:00", "2026-11-06 04:30:00"]
PYTHON
