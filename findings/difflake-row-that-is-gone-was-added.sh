#!/usr/bin/env bash
# difflake says exactly which rows were added, removed or changed between two files. A row whose key is missing is one
# of the second file, whichever it is in: of a row that is gone it says that one was added and none removed, beside
# counts of 2 and 1. Of a file compared with itself two rows changed where a key is there twice, and of four rows that
# became two none was removed. A column that was renamed is not compared: of a maker that is another one nothing
# changed. Rows with keys of their own are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install difflake==1.1.1 duckdb==1.5.6 pandas==2.3.3 \
    pyarrow==21.0.0
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
from importlib.metadata import version
from pathlib import Path

import pandas
from difflake import DiffLake


def changes(before, after):
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(Path(folder, "before.parquet")), str(Path(folder, "after.parquet"))]
        for path, columns in zip(paths, (before, after)):
            pandas.DataFrame(columns).to_parquet(path)
        rows = DiffLake(source=paths[0], target=paths[1], primary_key="id", mode="full").run().row_diff
    return rows.rows_added, rows.rows_removed, rows.rows_changed


TWICE = {"id": ["a", "a", "b"], "cars": [300, 200, 100]}
EXPECTED = {
    "a row without a key is gone": (
        {"id": ["a", None], "cars": [1, 2]},
        {"id": ["a"], "cars": [1]},
        (0, 1, 0),
        (1, 0, 0),
    ),
    "a key is there twice": (TWICE, TWICE, (0, 0, 0), (0, 0, 2)),
    "four rows became two": (
        {"id": ["a", "a", "a", "b"], "cars": [1, 1, 1, 2]},
        {"id": ["a", "b"], "cars": [1, 2]},
        (0, 2, 0),
        (0, 0, 0),
    ),
    "a renamed column changed": (
        {"id": ["a", "b"], "maker_name": ["Nissan", "Honda"], "cars": [1, 2]},
        {"id": ["a", "b"], "makerName": ["Toyota", "Honda"], "cars": [1, 2]},
        (0, 0, 1),
        (0, 0, 0),
    ),
    "keys of their own": (
        {"id": ["a", "b"], "cars": [1, 2]},
        {"id": ["b", "c"], "cars": [3, 4]},
        (1, 1, 1),
        (1, 1, 1),
    ),
}
print("difflake", version("difflake"))
for name, (before, after, expected, observed) in EXPECTED.items():
    found = changes(before, after)
    print(name, "expected added, removed, changed", expected, "got", found)
    assert found == observed
PYTHON
