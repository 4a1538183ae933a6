#!/usr/bin/env bash
# In HTML a sign may be written by its name or its number, as &minus;300, &#8722;300 and R&amp;D. html-table-parser-python3
# drops what is written so, unless it is told to keep it: a loss is a profit, 5 &lt; 7 is 5 7. A bold part of a figure has
# spaces around it, so that 5<b>7</b> is 5 7, and a row whose cells have no end tags, which HTML allows, is no row.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install html-table-parser-python3==0.3.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from html_table_parser.parser import HTMLTableParser


def read(row):
    parser = HTMLTableParser()
    parser.feed(f"<table>{row}</table>")
    [table] = parser.tables
    return table


EXPECTED = {
    "<tr><td>2025</td><td>&minus;300</td></tr>": [["2025", "300"]],
    "<tr><td>2026</td><td>&#8722;400</td></tr>": [["2026", "400"]],
    "<tr><td>2026</td><td>-400</td></tr>": [["2026", "-400"]],
    "<tr><td>R&amp;D</td><td>5 &lt; 7</td></tr>": [["R D", "5 7"]],
    "<tr><td>2026</td><td>5<b>7</b></td></tr>": [["2026", "5 7"]],
    "<tr><td>2025<td>300<tr><td>2026<td>400": [],
}
for row, observed in EXPECTED.items():
    found = read(row)
    print("html-table-parser-python3", version("html-table-parser-python3"), row, "got", found)
    assert found == observed
PYTHON
