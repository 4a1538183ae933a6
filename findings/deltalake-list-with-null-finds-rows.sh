#!/usr/bin/env bash
# A value is not "NOT IN" a list that has NULL in it: it may be equal to what is not known (SQL, 8.4). The SQL that deltalake runs
# on its tables drops the NULL and finds the rows beside the other values, and in "BETWEEN NULL AND 300" the limit that is not
# known. DuckDB finds none, and neither does DataFusion, which deltalake runs the query on, in the same rows.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install deltalake==1.6.6 pyarrow==26.0.1 datafusion==55.0.0 duckdb==1.5.5
FOLDER="$folder" "$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version
from os import environ

import datafusion
import duckdb
import pyarrow
from deltalake import DeltaTable, QueryBuilder, write_deltalake

rows = pyarrow.table({"id": [1, 2, 3], "maker": ["Nissan", "Honda", None], "jobs": [9000, 300, None]})
write_deltalake(f"{environ['FOLDER']}/claims", rows)
delta = QueryBuilder().register("rows", DeltaTable(f"{environ['FOLDER']}/claims"))
context = datafusion.SessionContext()
context.from_arrow(rows, "rows")
EXPECTED = {
    "jobs NOT IN (9000, NULL)": [2],
    "maker NOT IN ('Mazda', NULL)": [1, 2],
    "jobs BETWEEN NULL AND 300": [2],
    "jobs + 0 NOT IN (9000, NULL)": [],
}
for condition, observed in EXPECTED.items():
    query = f"SELECT id FROM rows WHERE {condition} ORDER BY id"
    found = pyarrow.table(delta.execute(query).read_all())["id"].to_pylist()
    others = duckdb.sql(query).fetchall(), [row for batch in context.sql(query).collect() for row in batch.to_pylist()]
    print("deltalake", version("deltalake"), condition, "expected none, got", found, "DuckDB and DataFusion", *others)
    assert found == observed and others == ([], [])
PYTHON
