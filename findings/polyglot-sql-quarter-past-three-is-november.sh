#!/usr/bin/env bash
# Formats of dates differ between dialects, and polyglot-sql changes some of their letters only. A quarter past three,
# "%h:%i %p" in Trino, is "Nov:15 PM" in DuckDB, where %h is a month. In Spark "5 November 2026" is "d 1111 2026" and
# Thursday "44", the week. PostgreSQL's and Snowflake's formats stay as they are, and the format is the text of every
# row. Hours between two moments in MySQL are counted between their days: from nine to five are none. BigQuery's own
# formats are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install polyglot-sql==0.13.4 duckdb==1.5.5
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import duckdb
import polyglot_sql

MOMENT = "TIMESTAMP '2026-11-05 15:15:00'"
EXPECTED = {
    ("trino", f"SELECT date_format({MOMENT}, '%h:%i %p')"): ("03:15 PM", "Nov:15 PM"),
    ("spark", f"SELECT date_format({MOMENT}, 'd MMMM yyyy')"): ("5 November 2026", "d 1111 2026"),
    ("spark", f"SELECT date_format({MOMENT}, 'EEEE')"): ("Thursday", "44"),
    ("postgres", f"SELECT to_char({MOMENT}, 'YYYY-MM-DD HH24:MI')"): ("2026-11-05 15:15", "YYYY-MM-DD HH24:MI"),
    ("snowflake", f"SELECT TO_CHAR({MOMENT}, 'YYYY-MM-DD')"): ("2026-11-05", "yyyy-mm-DD"),
    ("mysql", "SELECT TIMESTAMPDIFF(HOUR, '2026-11-05 09:00:00', '2026-11-05 17:00:00')"): (8, 0),
    ("bigquery", f"SELECT FORMAT_TIMESTAMP('%I:%M %p', {MOMENT})"): ("03:15 PM", "03:15 PM"),
}
print("polyglot-sql", version("polyglot-sql"), "duckdb", duckdb.__version__)
for (dialect, query), (expected, observed) in EXPECTED.items():
    rewritten = polyglot_sql.transpile(query, read=dialect, write="duckdb")[0]
    found = duckdb.sql(rewritten).fetchone()[0]
    print(dialect, query, "becomes", rewritten, "expected", repr(expected), "got", repr(found))
    assert found == observed
PYTHON
