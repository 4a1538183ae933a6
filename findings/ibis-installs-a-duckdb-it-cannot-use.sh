#!/usr/bin/env bash
# `pip install ibis-framework[duckdb]` brings a DuckDB in which a method that ibis calls for every result is gone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install "ibis-framework[duckdb]==12.0.0" duckdb==2.0.1
"$folder/venv/bin/pip" --disable-pip-version-check check # nothing says that the two do not fit
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import ibis

con = ibis.duckdb.connect()
try:
    result = con.sql("SELECT 1 AS one").execute()
except AttributeError as error:
    print("ibis", version("ibis-framework"), "with duckdb", version("duckdb"))
    print("expected: one row, with the number 1")
    print("observed:", error)
    assert "fetch_arrow_table" in str(error)
else:
    raise SystemExit(f"the query works: {result}")
PYTHON
