#!/usr/bin/env bash
# Nothing is equal to NULL in SQL, nor unequal to it, so that "maker = NULL" holds for no row. A deletion by it takes every row of
# the Delta table, and says how many, while an update by the same changes none, and "maker IN (NULL)" and "false" delete none. A
# condition that is made of a value which was missing this once empties the table.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install deltalake==1.6.6 pyarrow==26.0.1
FOLDER="$folder" "$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version
from os import environ

import pyarrow
from deltalake import DeltaTable, write_deltalake

ROWS = pyarrow.table({"id": [1, 2, 3], "maker": ["Nissan", "Honda", None], "jobs": [9000, 300, None]})
EXPECTED = {
    "maker = NULL": (3, 0),
    "jobs != NULL": (3, 0),
    "jobs > NULL": (3, 0),
    "maker IN (NULL)": (0, 0),
    "jobs = 5 AND NULL": (0, 0),
    "false": (0, 0),
}
for number, (condition, observed) in enumerate(EXPECTED.items()):
    path = f"{environ['FOLDER']}/claims{number}"
    write_deltalake(path, ROWS)
    updated = DeltaTable(path).update(predicate=condition, updates={"jobs": "0"})["num_updated_rows"]
    DeltaTable(path).delete(condition)
    deleted = 3 - DeltaTable(path).to_pyarrow_table().num_rows
    print("deltalake", version("deltalake"), condition, "expected no row, deleted", deleted, "updated", updated)
    assert (deleted, updated) == observed
PYTHON
