#!/usr/bin/env bash
# A moment to the minute is a timestamp, and none as soon as it names its time zone, as moments in sitemaps do (W3C-DTF,
# https://www.w3.org/TR/NOTE-datetime: 1997-07-16T19:20+01:00). DuckDB 2.0.1 reads them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install duckdb==1.5.5
"$folder/venv/bin/python" - <<'PYTHON'
import duckdb

read = {}
duckdb.sql("SET TimeZone = 'UTC'")
for written in ("2026-02-16T09:00", "2026-02-16T09:00:00+01:00", "2026-02-16T09:00+01:00", "2026-02-16T09:00Z"):
    [(read[written],)] = duckdb.sql(f"SELECT TRY_CAST('{written}' AS TIMESTAMPTZ)::VARCHAR").fetchall()
    print("duckdb", duckdb.__version__, written, "expected a moment, observed", read[written])
assert list(read.values()) == ["2026-02-16 09:00:00+00", "2026-02-16 08:00:00+00", None, None], read
PYTHON
