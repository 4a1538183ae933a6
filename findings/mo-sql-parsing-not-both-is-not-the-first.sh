#!/usr/bin/env bash
# mo-sql-parsing makes a tree of a query and a query of a tree. The tree is right, and its formatter writes NOT (a AND
# b) without the brackets, which is (NOT a) AND b: "not both Nissan and a recall" becomes "a recall of another maker".
# NULLS FIRST and NULLS LAST are left out, so the first row is another, and IS NOT DISTINCT FROM NULL, which finds what
# is not known, is IS NOT NULL, which finds the rest. Brackets around an OR beside an AND stay.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install mo-sql-parsing==11.699.26234 duckdb==1.5.5
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import duckdb
from mo_sql_parsing import format as written
from mo_sql_parsing import parse

EXPECTED = {
    "SELECT id FROM news WHERE NOT (maker = 'Nissan' AND topic = 'recall')": (
        "SELECT id FROM news WHERE NOT maker = 'Nissan' AND topic = 'recall'",
        [1, 3],
        [3],
    ),
    "SELECT id FROM news ORDER BY cars NULLS FIRST LIMIT 1": ("SELECT id FROM news ORDER BY cars LIMIT 1", [2], [1]),
    "SELECT id FROM news WHERE cars IS NOT DISTINCT FROM NULL": (
        "SELECT id FROM news WHERE cars IS NOT NULL",
        [2],
        [1, 3],
    ),
    "SELECT id FROM news WHERE (id = 1 OR id = 3) AND cars > 5": (
        "SELECT id FROM news WHERE (id = 1 OR id = 3) AND cars > 5",
        [3],
        [3],
    ),
}
database = duckdb.connect()
database.execute("CREATE TABLE news (id INTEGER, maker VARCHAR, topic VARCHAR, cars INTEGER)")
database.execute(
    "INSERT INTO news VALUES (1, 'Nissan', 'jobs', 5), (2, 'Nissan', 'recall', NULL), (3, 'Honda', 'recall', 9)"
)
print("mo-sql-parsing", version("mo-sql-parsing"), "duckdb", duckdb.__version__)
for query, (rewritten, expected, observed) in EXPECTED.items():
    again = written(parse(query))
    right = sorted(row[0] for row in database.sql(query).fetchall())
    found = sorted(row[0] for row in database.sql(again).fetchall())
    print(query, "becomes", again, "and finds", found, "for", right)
    assert (again, right, found) == (rewritten, expected, observed)
PYTHON
