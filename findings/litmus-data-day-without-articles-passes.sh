#!/usr/bin/env bash
# litmus-data checks metrics that are defined in words, as "maker is Nissan" and "average the jobs column"; its README has "bounds
# on the metric's value". The value is the sum of a column amount over all rows: conditions, column and calculation are parsed
# and not used. "Row count must not drop" compares all rows with those older than a day: where rows are only added, as articles
# are, the count never drops, though none came for a day.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install litmus-data==0.1.2 duckdb==1.4.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import duckdb
from litmus.checks.runner import run_checks
from litmus.connectors.duckdb import DuckDBConnector
from litmus.parser.parser import parse_metric_string

METRIC = """Metric: Jobs
Source: claims

Given all records from claims table
  And maker is "Nissan"

When we calculate
  Then average the jobs column

The result is "Jobs"

Trust:
  Value must be between 0 and 500
  Row count must not drop more than 20% day over day
"""
warehouse = duckdb.connect()
warehouse.execute("CREATE TABLE claims (maker TEXT, jobs INT, amount INT, updated_at TIMESTAMPTZ)")
rows = [("Nissan", 300, 7_000), ("Nissan", 400, 8_000), ("Renault", 900_000, 5_000)]
for maker, jobs, amount in rows:
    warehouse.execute("INSERT INTO claims VALUES (?, ?, ?, now() - INTERVAL 3 DAY)", [maker, jobs, amount])
suite = run_checks(DuckDBConnector(connection=warehouse), parse_metric_string(METRIC))
found = {result.name: (result.actual_value, result.status.value) for result in suite.results}
print("litmus-data", version("litmus-data"), "expected a value of 350, passed, and a drop of 100%, failed, got", found)
assert found == {"Value range": (20_000.0, "failed"), "Row count": (0.0, "passed")}
PYTHON
