#!/usr/bin/env bash
# csvmedic finds out of what kind a column of a table is, and says that it was converted. A loss in brackets, with a true minus
# sign or with the triangle of Japanese accounts becomes NaN in a column of numbers, and a column of millions, 2.6m and 3.9m,
# is NaN from top to bottom. pandas has the text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install csvmedic==0.1.3 pandas==3.1.1
"$folder/venv/bin/python" - <<'PYTHON'
import os
import tempfile
from importlib.metadata import version

import csvmedic
import pandas

os.chdir(tempfile.mkdtemp())
COLUMNS = {
    ("300", "(300)"): [300.0, None],
    ("-5", "\u22127"): [-5.0, None],
    ("300", "\u25b3300"): [300.0, None],
    ("$1.5", "($2.5)"): [1.5, None],
    ("2.6m", "3.9m"): [None, None],
}
for cells, expected in COLUMNS.items():
    with open("accounts.csv", "w", encoding="utf-8") as file:
        file.write("number;maker;profit\n" + "".join(f"{row};Nissan;{cells[row % 2]}\n" for row in range(8)))
    assert pandas.read_csv("accounts.csv", sep=";", dtype=str)["profit"].tolist() == list(cells) * 4
    found = csvmedic.read("accounts.csv")["profit"]
    print("csvmedic", version("csvmedic"), "of", cells, "got", found.tolist()[:2])
    assert found.dtype == float
    assert [None if pandas.isna(value) else value for value in found] == expected * 4
PYTHON
