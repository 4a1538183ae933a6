#!/usr/bin/env bash
# PrettyTable reads a table of a page by from_html. Of a cell it has the text behind its last element alone: a bold figure, or
# one with the mark of a footnote behind it, is an empty cell, "9,000 jobs" with a bold figure is "jobs", and of a sentence
# with a link the end is there. Cells of plain text are right, and nothing is said of the others.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install prettytable==3.18.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from prettytable import from_html_one

CELLS = {
    "9,000": "9,000",
    "<b>9,000</b>": "",
    "9,000<sup>1</sup>": "",
    "<b>9,000</b> jobs": "jobs",
    'Cuts at <a href="/nissan">Nissan</a> in Japan': "in Japan",
    "Yokohama<br>Oppama": "YokohamaOppama",
}
for cell, observed in CELLS.items():
    ((found,),) = from_html_one(f"<table><tr><th>jobs</th></tr><tr><td>{cell}</td></tr></table>").rows
    print("prettytable", version("prettytable"), repr(cell), "got", repr(found))
    assert found == observed
PYTHON
