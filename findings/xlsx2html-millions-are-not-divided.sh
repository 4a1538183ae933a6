#!/usr/bin/env bash
# A comma behind the digits of a format divides by a thousand (Office Open XML, 18.8.31), so that 2,600,000,000 is shown as
# 2,600.0m. xlsx2html, which makes a page that looks like the sheet, does not divide, and the sum is a million times as much.
# A half as a fraction is "0 /", and 2.5 without decimals 2, where the sheet shows 1/2 and 3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install xlsx2html==0.6.4 openpyxl==3.1.5
"$folder/venv/bin/python" - <<'PYTHON'
import io
import re
from importlib.metadata import version
from pathlib import Path
from tempfile import mkdtemp

from openpyxl import Workbook
from xlsx2html import xlsx2html

CELLS = [
    (2_600_000_000, '#,##0.0,,"m"', "2,600.0m", '2,600,000,000.0"m"'),
    (2_600_000, "#,##0,", "2,600", ",2600000"),
    (0.5, "# ?/?", "1/2", "0 /"),
    (2.5, "0", "3", "2"),
]
book = Workbook()
for row, (value, shape, _, _) in enumerate(CELLS, start=1):
    book.active.cell(row, 1, value).number_format = shape
file = Path(mkdtemp(), "sums.xlsx")
book.save(file)
page = io.StringIO()
xlsx2html(str(file), page)
found = [re.sub("<[^>]+>", "", cell).strip() for cell in re.findall("(?s)<td.*?</td>", page.getvalue())]
for (value, shape, expected, observed), text in zip(CELLS, found, strict=True):
    print("xlsx2html", version("xlsx2html"), value, "as", shape, "expected", expected, "got", text)
    assert text == observed
PYTHON
