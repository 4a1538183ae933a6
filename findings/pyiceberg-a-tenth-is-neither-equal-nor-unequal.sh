#!/usr/bin/env bash
# A number is equal to .1 or is not. In a column of single precision, a row with .1 is found by neither "share = 0.1" nor "share
# != 0.1", nor by "<" or ">", where its file has no lower value: the limits of the file are compared in double precision, the rows
# in single. Beside a row of 0, in one file with it, the row is found. A deletion goes by the same.
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
SCHEMA = pyarrow.schema({"id": pyarrow.int64(), "share": pyarrow.float32()})
catalog = InMemoryCatalog("warehouse", warehouse=f"file://{environ['FOLDER']}")
catalog.create_namespace("news")
CONDITIONS = ("share = 0.1", "share != 0.1", "share < 0.1", "share > 0.1", "share <= 0.1", "share >= 0.1")
EXPECTED = {(0.1,): ([], [], [], [], [], [0]), (0.1, 0.0): ([0], [1], [1], [], [0, 1], [0])}
for number, (shares, observed) in enumerate(EXPECTED.items()):
    table = catalog.create_table(f"news.shares{number}", schema=SCHEMA)
    table.append(pyarrow.table({"id": range(len(shares)), "share": shares}, schema=SCHEMA))
    found = tuple(sorted(table.scan(row_filter=each).to_arrow()["id"].to_pylist()) for each in CONDITIONS)
    print("pyiceberg", version("pyiceberg"), shares, "got", dict(zip(CONDITIONS, found)))
    assert found == observed
PYTHON
