#!/usr/bin/env bash
# EXCEPT ALL takes a row away as often as the second table has it, and INTERSECT ALL keeps it as often as both have it (SQL:1999,
# query expression). Of two reports of Nissan, one of which was sent, DataFusion leaves none to send, and of one that both
# tables have it makes two. DuckDB counts.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install datafusion==55.0.0 duckdb==1.5.5 pyarrow==26.0.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import datafusion
import duckdb

REPORTS = "SELECT maker FROM (VALUES ('Nissan'), ('Nissan'), ('Mazda')) AS reports(maker)"
SENT = "SELECT maker FROM (VALUES ('Nissan'), ('Renault')) AS sent(maker)"
EXPECTED = {"EXCEPT ALL": (["Mazda", "Nissan"], ["Mazda"]), "INTERSECT ALL": (["Nissan"], ["Nissan", "Nissan"])}
for words, (right, observed) in EXPECTED.items():
    query = f"{REPORTS} {words} {SENT} ORDER BY maker"
    found = datafusion.SessionContext().sql(query).to_arrow_table()["maker"].to_pylist()
    print("datafusion", version("datafusion"), words, "expected", right, "got", found)
    assert found == observed
    assert [row[0] for row in duckdb.sql(query).fetchall()] == right
PYTHON
