#!/usr/bin/env bash
# A decimal of DuckDB and Arrow may be negative: its bytes are a two's complement (Arrow columnar format, decimal). nanoarrow
# takes them for a number without a sign when they are read in Python, and rounds it to the digits of the column: a loss of 0.50
# and one of 300.00 are both 3.402823669E+36, which every reader accepts. Positive ones are right, as all are in pyarrow.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install nanoarrow==0.9.0 duckdb==1.5.5 pyarrow==26.0.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import duckdb
import nanoarrow
import pyarrow

QUERY = "SELECT unnest([-0.50, 0.50, -300.00])::DECIMAL(10, 2) AS result"
right = pyarrow.table(duckdb.sql(QUERY))["result"].to_pylist()
found = nanoarrow.ArrayStream(duckdb.sql(QUERY)).read_all().child(0).to_pylist()
print("nanoarrow", version("nanoarrow"), "expected", *right, "got", *found)
assert [str(number) for number in right] == ["-0.50", "0.50", "-300.00"]
assert [str(number) for number in found] == ["3.402823669E+36", "0.50", "3.402823669E+36"]
PYTHON
