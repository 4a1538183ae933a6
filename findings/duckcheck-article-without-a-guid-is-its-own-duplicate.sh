#!/usr/bin/env bash
# duckcheck checks a table by DuckDB; `unique` says how many values are there twice. It counts the rows less the distinct
# values, of which no value is none: each row without a value is a duplicate, and so a single article without a guid, whose
# guid is equal to no other one, makes the column not unique. UNIQUE of SQL and of DuckDB accepts the same rows.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install duckcheck==0.8.0 duckdb==2.0.1
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
from importlib.metadata import version
from pathlib import Path

import duckdb
from duckcheck.runner import run_suite
from duckcheck.spec import CheckSpec, SuiteSpec

for guids, right, observed in (
    (["a", "b", "c"], 0, 0),
    (["a", "b", "b"], 1, 1),
    (["a", "b", None], 0, 1),
    (["a", None, None, None], 0, 3),
):
    path = Path(tempfile.mkdtemp()) / "articles.parquet"
    with duckdb.connect() as connection:
        connection.execute("create table articles (guid varchar" + (" unique)" if not right else ")"))
        connection.executemany("insert into articles values (?)", [[guid] for guid in guids])
        connection.execute(f"copy articles to '{path}'")
    suite = SuiteSpec(name="articles", source=str(path), checks=[CheckSpec(name="guid", type="unique", column="guid")])
    result = run_suite(suite).results[0]
    print("duckcheck", version("duckcheck"), guids, "expected", right, "got", result.rows_failed, result.message)
    assert (result.rows_failed, result.passed) == (observed, observed == 0)
PYTHON
