#!/usr/bin/env bash
# A query written for PostgreSQL is made one for DuckDB. In to_char "AM" stands for the half of the day and "Mon" for the month
# (PostgreSQL, 9.8); here both become text: four in the afternoon of 8 November is "08 Mon 2026 04:00 AM". And DAYOFWEEK of MySQL,
# Spark and BigQuery, where Sunday is 1, becomes that of DuckDB, where Sunday is 0: what was asked for Sunday is of Monday.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install sqlglot==30.29.0 duckdb==1.5.5
"$folder/venv/bin/python" - <<'PYTHON'
import duckdb
import sqlglot

SUNDAY, MONDAY = "2026-11-08", "2026-11-09"
EXPECTED = {
    ("postgres", f"SELECT to_char(TIMESTAMP '{SUNDAY} 16:00', 'DD Mon YYYY HH12:MI AM')"): "08 Mon 2026 04:00 AM",
    ("snowflake", f"SELECT TO_CHAR('{SUNDAY} 16:00'::TIMESTAMP, 'DD Mon YYYY HH12:MI PM')"): "08 Nov 2026 04:00 PM",
    ("mysql", f"SELECT DAYOFWEEK('{SUNDAY}') = 1"): False,
    ("spark", f"SELECT dayofweek('{SUNDAY}') = 1"): False,
    ("bigquery", f"SELECT EXTRACT(DAYOFWEEK FROM DATE '{SUNDAY}') = 1"): False,
    ("mysql", f"SELECT DAYOFWEEK('{MONDAY}') = 1"): True,
}
for (dialect, query), observed in EXPECTED.items():
    translated = sqlglot.transpile(query, read=dialect, write="duckdb")[0]
    found = duckdb.sql(translated).fetchone()[0]
    print("sqlglot", sqlglot.__version__, dialect, query, "got", found, "from", translated)
    assert found == observed
PYTHON
