#!/usr/bin/env bash
# The name of the publisher, og:site_name, is taken out of the headline wherever it stands, also within a word, as soon as
# the headline has a hyphen or a colon. So news from the newsroom of a company lose the company, and two headlines are one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install goose3==3.1.22 lxml_html_clean==0.4.6
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from goose3 import Goose

PAGE = (
    '<html lang="en"><head><meta property="og:site_name" content="{site}"><meta property="og:title" content="{title}">'
    "<title>{title}</title></head><body><article><h1>{title}</h1><p>The works council of the plant said on Thursday that "
    "talks on its future had ended after nine hours.</p></article></body></html>"
)
CASES = {
    ("Nissan", "Nissan: half of the plants will close"): "half of the plants will close",
    ("Nissan", "Honda to buy plug-in vans from Nissan"): "Honda to buy plug-in vans from",
    ("Sun", "Sunderland: 900 jobs to go"): "derland: 900 jobs to go",
    ("Nissan", "Honda to buy vans from Nissan"): "Honda to buy vans from Nissan",
}
for (site, title), expected in CASES.items():
    found = Goose().extract(raw_html=PAGE.format(site=site, title=title)).title
    print("goose3", version("goose3"), "site", repr(site), "expected", repr(title), "got", repr(found))
    assert found == expected
PYTHON
