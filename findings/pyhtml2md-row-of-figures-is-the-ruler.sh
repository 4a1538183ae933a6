#!/usr/bin/env bash
# Markdown parts the head of a table from its rows by a ruler of hyphens. Where a table has no head, or a caption above it,
# the ruler takes the place of the second row: the figures of 2026, or the names of the columns, are gone. A bar in a cell
# makes two cells of it, the first of which is under its own head and the second under the next one's.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pyhtml2md==1.8.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import pyhtml2md

ROWS = "<tr><td>2025</td><td>300</td></tr><tr><td>2026</td><td>400</td></tr><tr><td>2027</td><td>500</td></tr>"
HEAD = "<tr><th>Year</th><th>Vans</th></tr>"


def read_cells(table: str) -> list[list[str]]:
    lines = pyhtml2md.convert(f"<table>{table}</table>").strip().splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if set(line) - set("|- ")]


CASES = {
    HEAD + ROWS: [["Year", "Vans"], ["2025", "300"], ["2026", "400"], ["2027", "500"]],
    ROWS: [["2025", "300"], ["2027", "500"]],
    "<caption>Sales</caption>" + HEAD + ROWS: [["Sales"], ["2025", "300"], ["2026", "400"], ["2027", "500"]],
    HEAD + "<tr><td>2025 | first half</td><td>300</td></tr>": [["Year", "Vans"], ["2025", "first half", "300"]],
}
for table, observed in CASES.items():
    found = read_cells(table)
    print("pyhtml2md", version("pyhtml2md"), table, "got", found)
    assert found == observed
PYTHON
