#!/usr/bin/env bash
# A deletion should take the rows that its condition finds. "jobs != 300" finds none without a number of jobs, as in SQL, but a
# deletion takes them with it where all numbers of their file are others; so does "not (jobs = 300)", and a comparison of texts.
# "loss > 0" finds no NaN, and takes it along. Which rows are lost depends on the file that they were written to.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install "pyiceberg[pyarrow,sql-sqlite]==0.12.0" pyarrow==26.0.1
FOLDER="$folder" "$folder/venv/bin/python" - <<'PYTHON'
import logging
from importlib.metadata import version
from os import environ

import pyarrow
from pyiceberg.catalog.memory import InMemoryCatalog

logging.disable()
SCHEMA = pyarrow.schema({"id": pyarrow.int64(), "jobs": pyarrow.int64(), "maker": pyarrow.string(), "loss": pyarrow.float64()})
FILES = (
    [{"id": 1, "jobs": 9000, "maker": "Nissan", "loss": 1.0}, {"id": 2, "jobs": None, "maker": None, "loss": None}],
    [{"id": 3, "jobs": 300, "maker": "Honda", "loss": 2.0}, {"id": 4, "jobs": None, "maker": "Kia", "loss": float("nan")}],
)
catalog = InMemoryCatalog("warehouse", warehouse=f"file://{environ['FOLDER']}")
catalog.create_namespace("news")
EXPECTED = {
    "jobs != 300": ([1], [1, 2]),
    "not (jobs = 300)": ([1], [1, 2]),
    "maker != 'Honda'": ([1, 4], [1, 2, 4]),
    "loss > 0": ([1, 3], [1, 3, 4]),
    "jobs > 100": ([1, 3], [1, 3]),
}
for number, (condition, observed) in enumerate(EXPECTED.items()):
    table = catalog.create_table(f"news.claims{number}", schema=SCHEMA)
    for rows in FILES:
        table.append(pyarrow.Table.from_pylist(rows, schema=SCHEMA))
    found = sorted(table.scan(row_filter=condition).to_arrow()["id"].to_pylist())
    table.delete(condition)
    left = table.scan().to_arrow()["id"].to_pylist()
    gone = [row for row in (1, 2, 3, 4) if row not in left]
    print("pyiceberg", version("pyiceberg"), condition, "finds", found, "and deletes", gone)
    assert (found, gone) == observed
PYTHON
