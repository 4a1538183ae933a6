#!/usr/bin/env bash
# A cell with rowspan 0 reaches to the end of its part of the table (HTML, 4.9.11). html-table-extractor writes the second row
# over it: the year is lost, and the figures of the second row are in the first. A cell that says it is three rows tall in a
# table of two makes a third row, and 2025<br>300 is 2025300.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install html-table-extractor==1.4.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from html_table_extractor.extractor import Extractor


def read(rows):
    extractor = Extractor(f"<table>{rows}</table>")
    extractor.parse()
    return extractor.return_list()


EXPECTED = {
    "<tr><td rowspan='2'>2026</td><td>300</td></tr><tr><td>400</td></tr>": [["2026", "300"], ["2026", "400"]],
    "<tr><td rowspan='0'>2026</td><td>300</td></tr><tr><td>400</td></tr>": [["400", "300"]],
    "<tr><td rowspan='3'>2026</td><td>300</td></tr><tr><td>400</td></tr>": [["2026", "300"], ["2026", "400"], ["2026"]],
    "<tr><td>2025<br>300</td><td>400</td></tr>": [["2025300", "400"]],
}
for rows, observed in EXPECTED.items():
    found = read(rows)
    print("html-table-extractor", version("html-table-extractor"), rows, "got", found)
    assert found == observed
PYTHON
