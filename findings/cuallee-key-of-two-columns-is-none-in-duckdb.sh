#!/usr/bin/env bash
# Year and maker are the key of four rows, none of which has both of another. is_composite_key holds for a frame of Polars,
# and fails for the same rows in pandas and DuckDB, where each column is counted on its own: of four years two are distinct.
# So a check that passed fails, or the other way round, once the rows are in another place.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cuallee==0.15.4 pandas==2.3.3 polars==1.44.2 duckdb==1.5.5 pyarrow==26.0.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import duckdb
import pandas
import polars
from cuallee import Check, CheckLevel

ROWS = {"year": [2025, 2025, 2026, 2026], "maker": ["Nissan", "Honda", "Nissan", "Honda"]}


def check(rows):
    check = Check(CheckLevel.WARNING, "key", table_name="sales")
    results = check.is_composite_key(("year", "maker")).validate(rows)
    results = results.to_dicts() if hasattr(results, "to_dicts") else results.to_dict("records")
    return results[0]["status"], float(results[0]["violations"])


database = duckdb.connect()
database.register("sales", pandas.DataFrame(ROWS))
found = {"polars": check(polars.DataFrame(ROWS)), "pandas": check(pandas.DataFrame(ROWS)), "duckdb": check(database)}
print("cuallee", version("cuallee"), "expected ('PASS', 0.0) of each, got", found)
assert found == {"polars": ("PASS", 0.0), "pandas": ("FAIL", 2.0), "duckdb": ("FAIL", 2.0)}
PYTHON
