#!/usr/bin/env bash
# A moment in a table that is given to PyExcelerate at once, its fastest way, is a plain number of days in the sheet:
# 46331.635 for a quarter past three on 5 November 2026, and a day 46331, with nothing beside them that says so. Set as a
# single cell the same moment has a format, which is that of a day: every report of a day is shown without its clock.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pyexcelerate==0.13.0 openpyxl==3.1.5
"$folder/venv/bin/python" - <<'PYTHON'
import datetime
import tempfile
import warnings
from importlib.metadata import version
from pathlib import Path

import openpyxl
import pyexcelerate

warnings.simplefilter("ignore")
MOMENT = datetime.datetime(2026, 11, 5, 15, 15)
with tempfile.TemporaryDirectory() as folder:
    path = str(Path(folder, "reports.xlsx"))
    book = pyexcelerate.Workbook()
    book.new_sheet("at once", data=[["Nissan", MOMENT, MOMENT.date()]])
    book.new_sheet("by cell").set_cell_value(1, 1, MOMENT)
    book.save(path)
    read = openpyxl.load_workbook(path)
    first = [cell.value for cell in read["at once"][1]]
    second = read["by cell"].cell(1, 1)
print("PyExcelerate", version("pyexcelerate"), "expected", MOMENT, "and its day, got", first)
assert first == ["Nissan", 46331.635416666664, 46331.0]
print("expected a format with a clock, got", second.value, "shown as", second.number_format)
assert second.value == MOMENT and second.number_format == "yyyy-mm-dd"
PYTHON
