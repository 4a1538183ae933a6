#!/usr/bin/env bash
# CASE goes on to ELSE where a condition is not known, in SQL. In Daft it is NULL there, whatever ELSE says: a maker whose jobs are
# not known is in no class. Beside it, a count of reports for each maker, asked for as a query within the query, is NULL for
# those that have none, not 0, and `NOT IN` a list with a NULL, which holds for nobody, finds rows.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install daft==0.7.26 duckdb==1.5.5 pyarrow==19.0.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import daft
import duckdb
import pyarrow

jobs = pyarrow.table({"maker": ["Nissan", "Mazda", "Renault"], "jobs": pyarrow.array([300, None, 5], pyarrow.int64())})
reports = pyarrow.table({"about": ["Nissan", "Nissan", None]})
frames = {"jobs": daft.from_arrow(jobs), "reports": daft.from_arrow(reports)}
CLASS = "CASE WHEN jobs > 100 THEN 'many' ELSE 'few' END"
COUNT = "(SELECT count(*) FROM reports WHERE about = maker)"
EXPECTED = {
    f"SELECT maker, {CLASS} AS class FROM jobs": {("Nissan", "many"), ("Mazda", None), ("Renault", "few")},
    f"SELECT maker, {COUNT} AS reports FROM jobs": {("Nissan", 2), ("Mazda", None), ("Renault", None)},
    "SELECT maker FROM jobs WHERE maker NOT IN (SELECT about FROM reports)": {("Mazda",), ("Renault",)},
}
for query, observed in EXPECTED.items():
    right = set(duckdb.sql(query).fetchall())
    found = {tuple(row.values()) for row in daft.sql(query, **frames).to_pylist()}
    print("daft", version("daft"), query, "expected", right, "got", found)
    assert found == observed != right
PYTHON
