#!/usr/bin/env bash
# sqlglot runs SQL on tables of Python, too. An ANTI JOIN, which looks for makers without a plant, finds those that have one, once
# for each plant, as a SEMI JOIN does; QUALIFY, which keeps the newest report of each maker, keeps all. The words are read and not
# heeded. NOT EXISTS is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install sqlglot==30.30.0 duckdb==1.5.5
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import duckdb
from sqlglot.executor import execute

TABLES = {
    "makers": [{"maker": "Nissan", "day": 1}, {"maker": "Mazda", "day": 2}, {"maker": "Nissan", "day": 3}],
    "plants": [{"maker": "Nissan", "plant": "Oppama"}, {"maker": "Nissan", "plant": "Kyushu"}],
}
for name, rows in TABLES.items():
    columns = ", ".join(rows[0])
    values = ", ".join(str(tuple(row.values())) for row in rows)
    duckdb.sql(f"CREATE TABLE {name} AS SELECT * FROM (VALUES {values}) AS rows({columns})")
JOINED = "plants ON makers.maker = plants.maker"
EXPECTED = {
    f"SELECT makers.day FROM makers ANTI JOIN {JOINED}": [1, 1, 3, 3],
    f"SELECT makers.day FROM makers SEMI JOIN {JOINED}": [1, 1, 3, 3],
    "SELECT day FROM makers QUALIFY row_number() OVER (PARTITION BY maker ORDER BY day DESC) = 1": [1, 2, 3],
}
for query, observed in EXPECTED.items():
    right = sorted(row[0] for row in duckdb.sql(query).fetchall())
    found = sorted(row[0] for row in execute(query, tables=TABLES).rows)
    print("sqlglot", version("sqlglot"), query, "expected", right, "got", found)
    assert found == observed != right
query = "SELECT day FROM makers WHERE NOT EXISTS (SELECT 1 FROM plants WHERE plants.maker = makers.maker)"
assert [row[0] for row in execute(query, tables=TABLES).rows] == [2]
PYTHON
