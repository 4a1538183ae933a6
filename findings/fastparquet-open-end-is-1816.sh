#!/usr/bin/env bash
# The last day of what holds until further notice, 9999-12-31, is 29 March 1816 once DuckDB wrote it to Parquet and
# fastparquet read it, and a day of the year 1600 is one of 2184: days are made into nanoseconds, which go round. Moments
# beside them, of the same years, are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install fastparquet==2026.9.0 duckdb==1.5.5
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
from importlib.metadata import version

import duckdb
from fastparquet import ParquetFile

path = tempfile.mkdtemp() + "/prices.parquet"
DAYS = "(VALUES ('2026-11-05'), ('9999-12-31'), ('1600-01-01')) AS days(day)"
duckdb.sql(f"SELECT day::DATE AS day, day::TIMESTAMP AS moment FROM {DAYS}").write_parquet(path)
rows = ParquetFile(path).to_pandas()
EXPECTED = {"2026-11-05": "2026-11-05", "9999-12-31": "1816-03-29", "1600-01-01": "2184-07-20"}
for (expected, observed), day, moment in zip(EXPECTED.items(), rows.day, rows.moment, strict=True):
    print("fastparquet", version("fastparquet"), "expected", expected, "got", day.date(), "and the moment", moment.date())
    assert (str(day.date()), str(moment.date())) == (observed, expected)
PYTHON
