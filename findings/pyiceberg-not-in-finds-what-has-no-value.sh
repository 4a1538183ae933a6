#!/usr/bin/env bash
# In SQL a row without a value is neither "= 300" nor "!= 300", neither "in" a list nor "not in" it. The filter of a scan leaves
# it out of "jobs != 300" and has it in "jobs not in (300, 400)", though "jobs not in (300)" again leaves it out, for a list of
# one is made a comparison. And of two rows of NaN "loss is nan" finds one: not that beside a single other value.
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
SCHEMA = pyarrow.schema({"id": pyarrow.int64(), "jobs": pyarrow.int64(), "loss": pyarrow.float64()})
FILES = (
    [{"id": 1, "jobs": 9000, "loss": 1.0}, {"id": 2, "jobs": None, "loss": float("nan")}],
    [{"id": 3, "jobs": 300, "loss": float("nan")}],
)
catalog = InMemoryCatalog("warehouse", warehouse=f"file://{environ['FOLDER']}")
catalog.create_namespace("news")
table = catalog.create_table("news.claims", schema=SCHEMA)
for rows in FILES:
    table.append(pyarrow.Table.from_pylist(rows, schema=SCHEMA))
EXPECTED = {
    "jobs != 300": [1],
    "jobs not in (300)": [1],
    "jobs not in (300, 400)": [1, 2],
    "not (jobs in (300, 400))": [1, 2],
    "loss is nan": [3],
    "loss is not nan": [1],
}
for condition, observed in EXPECTED.items():
    found = sorted(table.scan(row_filter=condition).to_arrow()["id"].to_pylist())
    print("pyiceberg", version("pyiceberg"), condition, "got", found)
    assert found == observed
PYTHON
