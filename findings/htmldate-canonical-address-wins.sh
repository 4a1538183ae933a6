#!/usr/bin/env bash
# A page states its publication in article:published_time; a folder of its canonical address is believed instead.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install htmldate==1.11.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from htmldate import find_date

PAGE = (
    '<html><head>{}<meta property="article:published_time" content="2026-10-29T10:00:00Z"></head>'
    "<body><p>The annual list of plants, renewed.</p></body></html>"
)
LINK = '<link rel="canonical" href="https://harbour.example/2019/05/01/plants.html">'
options = {"original_date": True, "max_date": "2026-12-31"}
plain, linked = find_date(PAGE.format(""), **options), find_date(PAGE.format(LINK), **options)
print("htmldate", version("htmldate"), "stated 2026-10-29; without canonical address:", plain, "; with it:", linked)
assert (plain, linked) == ("2026-10-29", "2019-05-01")
PYTHON
