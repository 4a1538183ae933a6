#!/usr/bin/env bash
# The format of a cell may have words in quotation marks, as 0" jobs in May", and divide by a million for each pair of commas.
# xlsx2csv takes a format with a letter of dates, as s, anywhere in it for one of dates, and puts parts of a day in 1899 in
# place of these letters: 300 jobs in May are 0" jobs in 10ay", and 300 jobs 0" jobs", without the 300. Of moments the part of
# a day is cut instead of rounded, and 15:15 on 5 November is 15:14. Expected is what the cell shows, or its value.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install xlsx2csv==0.8.6 openpyxl==3.1.5
"$folder/venv/bin/python" - <<'PYTHON'
import csv
import datetime
import io
from importlib.metadata import version
from pathlib import Path
from tempfile import mkdtemp

from openpyxl import Workbook
from xlsx2csv import Xlsx2csv

CELLS = [
    (datetime.datetime(2026, 11, 5, 15, 15), "yyyy-mm-dd hh:mm", "2026-11-05 15:14"),
    (300, '0" jobs in May"', '0" jobs in 10ay"'),
    (2026, '"FY"0', '"fy"0'),
    (300, '0" jobs"', '0" jobs"'),
    (300, "#,##0", "300"),
]
book = Workbook()
for row, (value, shape, _) in enumerate(CELLS, start=1):
    book.active.cell(row, 1, value).number_format = shape
file = Path(mkdtemp(), "jobs.xlsx")
book.save(file)
written = io.StringIO()
Xlsx2csv(str(file)).convert(written)
found = [row[0] for row in csv.reader(io.StringIO(written.getvalue()))]
for (value, shape, observed), text in zip(CELLS, found, strict=True):
    print("xlsx2csv", version("xlsx2csv"), value, "shown as", shape, "got", text)
    assert text == observed
PYTHON
