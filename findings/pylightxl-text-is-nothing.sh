#!/usr/bin/env bash
# A cell of a sheet may hold its text itself (inlineStr, ECMA-376, 18.18.11), as openpyxl writes all text. pylightxl reads
# such a cell as an empty one: the figures of a table are there without their headings and makers, and nothing is said. Of a
# duration of 30 hours it has 6 hours, those of the second day. Numbers and days are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pylightxl==1.61 openpyxl==3.1.5
"$folder/venv/bin/python" - <<'PYTHON'
import datetime
import tempfile
from importlib.metadata import version
from pathlib import Path

import openpyxl
import pylightxl

ROWS = [["maker", "jobs", "strike", "founded"], ["Nissan", 9000, datetime.timedelta(hours=30), datetime.date(1933, 12, 26)]]
with tempfile.TemporaryDirectory() as folder:
    path = str(Path(folder, "jobs.xlsx"))
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(path)
    right = [list(row) for row in openpyxl.load_workbook(path).active.iter_rows(values_only=True)]
    assert right[0] == ROWS[0] and right[1][:3] == ROWS[1][:3]
    found = list(pylightxl.readxl(path).ws("Sheet").rows)
print("pylightxl", version("pylightxl"), "expected", right, "got", found)
assert found == [["", "", "", ""], ["", 9000, "06:00:00", "1933/12/26"]]
PYTHON
