#!/usr/bin/env bash
# DuckDB orders NaN above all numbers, so that `x > 1` holds for it in a table. On data of Arrow it leaves the comparison to
# Arrow, where nothing is greater than or less than NaN, and the row is gone. In a Parquet file of Arrow or Polars `x = 'nan'`
# finds nothing: the least and greatest value are asked, from which writers leave NaN out, as the format says they should, and
# which a search for NaN should ignore (parquet.thrift, TypeDefinedOrder). DuckDB 2.0.1 is right on Arrow, but there
# `isnan(x)` finds nothing in the file, too.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install duckdb==1.5.5 polars==2.1.0 pyarrow==26.0.1
"$folder/venv/bin/python" - <<'PYTHON'
import os
import tempfile

import duckdb
import polars
import pyarrow
from pyarrow import parquet

SHARES = pyarrow.table({"x": [1.0, 2.0, float("nan"), None]})
file, other = (os.path.join(tempfile.mkdtemp(), "shares.parquet") for _ in range(2))
parquet.write_table(SHARES, file)
polars.from_arrow(SHARES).write_parquet(other)
duckdb.sql("CREATE TABLE shares AS SELECT * FROM SHARES")


def count(condition: str, source: str) -> int:
    return duckdb.sql(f"SELECT count(*) FROM {source} WHERE {condition}").fetchone()[0]


arrow = duckdb.arrow(SHARES)
counts = {
    condition: (count(condition, "main.shares"), count(condition, "arrow"), count(condition, f"'{file}'"), count(condition, f"'{other}'"))
    for condition in ("x > 1", "x > 2", "x = 'nan'", "x IN (2, 'nan')", "isnan(x)")
}
for condition, found in counts.items():
    print("duckdb", duckdb.__version__, condition, "expected", found[0], "everywhere, in Arrow", found[1], "in Parquet", found[2:])
assert counts["x > 1"] == (2, 1, 2, 2)
assert counts["x > 2"] == (1, 0, 0, 0)
assert counts["x = 'nan'"] == (1, 1, 0, 0)
assert counts["x IN (2, 'nan')"] == (2, 2, 1, 1)
assert counts["isnan(x)"] == (1, 1, 1, 1)
PYTHON
