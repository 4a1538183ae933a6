#!/usr/bin/env bash
# polyglot-sql rewrites queries of more than 30 dialects for another one. Lists of Snowflake and Spark begin at 0 and
# those of DuckDB at 1, and the number is left as it is: the first tag of an article is NULL and the second the first.
# BigQuery's REGEXP_CONTAINS, which looks anywhere, becomes REGEXP_FULL_MATCH, so no headline has a figure; its
# REGEXP_REPLACE replaces one comma where BigQuery replaces all. 15 / 2 is 7 in Trino, PostgreSQL and SQLite, and 7.5
# once it was rewritten. Lists of BigQuery and those of Trino are right.
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

EXPECTED = {
    ("snowflake", "SELECT ARRAY_CONSTRUCT('nissan', 'jobs')[0]"): ("nissan", None),
    ("snowflake", "SELECT ARRAY_CONSTRUCT('nissan', 'jobs')[1]"): ("jobs", "nissan"),
    ("spark", "SELECT split('nissan,jobs', ',')[0]"): ("nissan", None),
    ("bigquery", "SELECT SPLIT('nissan,jobs', ',')[OFFSET(0)]"): ("nissan", "nissan"),
    ("trino", "SELECT split('nissan,jobs', ',')[1]"): ("nissan", "nissan"),
    ("bigquery", "SELECT REGEXP_CONTAINS('Nissan cuts 9000 jobs', r'[0-9]+')"): (True, False),
    ("bigquery", "SELECT REGEXP_REPLACE('2,600,000', ',', '')"): ("2600000", "2600,000"),
    ("trino", "SELECT 15 / 2"): (7, 7.5),
    ("postgres", "SELECT 15 / 2"): (7, 7.5),
    ("sqlite", "SELECT 15 / 2"): (7, 7.5),
}
print("polyglot-sql", version("polyglot-sql"), "duckdb", duckdb.__version__)
for (dialect, query), (expected, observed) in EXPECTED.items():
    rewritten = polyglot_sql.transpile(query, read=dialect, write="duckdb")[0]
    found = duckdb.sql(rewritten).fetchone()[0]
    print(dialect, query, "becomes", rewritten, "expected", repr(expected), "got", repr(found))
    assert found == observed
PYTHON
