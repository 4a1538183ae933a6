#!/usr/bin/env bash
# "SELECT min(share), maker" has the maker of the row with the least share: SQLite documents that such columns are of the row that
# has the minimum or maximum (lang_select, 2.5). Turso, which reads the same SQL and files, has the maker of the first row beside
# the least share, so that -1.5 percent are of another maker, for each group too.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pyturso==0.8.3
"$folder/venv/bin/python" - <<'PYTHON'
import sqlite3
from importlib.metadata import version

import turso

SETUP = (
    "CREATE TABLE sales (country TEXT, maker TEXT, share REAL)",
    "INSERT INTO sales VALUES ('JP', 'Nissan', 5.7), ('JP', 'Mazda', -1.5), ('JP', 'Honda', 9.0)",
    "INSERT INTO sales VALUES ('FR', 'Renault', 2.0), ('FR', 'Citroën', 1.0)",
)
EXPECTED = {
    "SELECT min(share), maker FROM sales": [(-1.5, "Nissan")],
    "SELECT max(share), maker FROM sales": [(9.0, "Nissan")],
    "SELECT min(share), maker FROM sales GROUP BY country ORDER BY country": [(1.0, "Renault"), (-1.5, "Nissan")],
}
connections = {"sqlite3": sqlite3.connect(":memory:"), "turso": turso.connect(":memory:")}
for connection in connections.values():
    for statement in SETUP:
        connection.execute(statement)
for query, observed in EXPECTED.items():
    answers = {name: [tuple(row) for row in connection.execute(query).fetchall()] for name, connection in connections.items()}
    print("pyturso", version("pyturso"), query, "expected", answers["sqlite3"], "got", answers["turso"])
    assert answers["turso"] == observed != answers["sqlite3"]
PYTHON
