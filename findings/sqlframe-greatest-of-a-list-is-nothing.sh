#!/usr/bin/env bash
# What is written for Spark runs on DuckDB. In Spark array_max skips what is NULL, collect_list leaves it out, array_remove and
# array_union keep it, and a cast to int cuts off the fraction (Spark SQL, built-in functions). Here the greatest of 3 and NULL is
# NULL, though the least is 3, a list that is collected has the NULL and one that another is taken from has not, and 2.7 is 3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install sqlframe==4.10.0 duckdb==1.5.5 python-dateutil==2.9.0.post0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from sqlframe.duckdb import DuckDBSession, functions

rows = [([3, None], 2.7, 9000), ([3, None], 2.7, None)]
frame = DuckDBSession().createDataFrame(rows, schema="plants array<int>, share double, jobs int")
ROW = {
    "array_max": (functions.array_max("plants"), 3, None),
    "array_min": (functions.array_min("plants"), 3, 3),
    "array_remove": (functions.array_remove("plants", 9), [3, None], [3]),
    "cast": (functions.col("share").cast("int"), 2, 3),
}
for name, (expression, right, observed) in ROW.items():
    found = frame.select(expression.alias("value")).collect()[0][0]
    print("sqlframe", version("sqlframe"), name, "expected", right, "got", found)
    assert found == observed
found = frame.agg(functions.collect_list("jobs").alias("value")).collect()[0][0]
print("sqlframe collect_list expected [9000], got", found)
assert found == [9000, None]
union = functions.array_union("plants", functions.array(functions.lit(9)))
found = frame.select(union.alias("value")).collect()[0][0]
print("sqlframe array_union expected [3, None, 9] in any order, got", found)
assert sorted(found) == [3, 9]
PYTHON
