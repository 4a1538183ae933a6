#!/usr/bin/env bash
# In SQLite the collation of "maker IN (SELECT ...)" is that of the column on the left (datatype3, 7.1), and that of INTERSECT and
# EXCEPT the one of the first query. In Turso the column within decides, if it compares without regard to case: "nissan" is in
# a list that has NISSAN alone, and NOT IN and EXCEPT lose it.
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
    "CREATE TABLE article (maker TEXT)",
    "INSERT INTO article VALUES ('Nissan'), ('Renault'), ('MAN')",
    "CREATE TABLE listed (maker TEXT COLLATE NOCASE)",
    "INSERT INTO listed VALUES ('NISSAN'), ('Renault')",
)
EXPECTED = {
    "SELECT maker FROM article WHERE maker IN (SELECT maker FROM listed) ORDER BY maker": ["Nissan", "Renault"],
    "SELECT maker FROM article WHERE maker NOT IN (SELECT maker FROM listed) ORDER BY maker": ["MAN"],
    "SELECT maker FROM article EXCEPT SELECT maker FROM listed ORDER BY maker": ["MAN"],
}
connections = {"sqlite3": sqlite3.connect(":memory:"), "turso": turso.connect(":memory:")}
for connection in connections.values():
    for statement in SETUP:
        connection.execute(statement)
for query, observed in EXPECTED.items():
    answers = {name: [row[0] for row in connection.execute(query).fetchall()] for name, connection in connections.items()}
    print("pyturso", version("pyturso"), query, "expected", answers["sqlite3"], "got", answers["turso"])
    assert answers["turso"] == observed != answers["sqlite3"]
PYTHON
