#!/usr/bin/env bash
# SlothDB is said to be an alternative to DuckDB. A number in INSERT that fits into 32 bits is put into a column of 64 as it
# is: -300 in a BIGINT is more than four billion, so that a sum of profits and losses is, too, no row is below zero, and the
# loss is the greatest profit of all; 300 in a DOUBLE is 1.48e-321. In a column of INTEGER both are right. A day that does not
# exist, 30 February, is 1 January 1970.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install slothdb==0.2.7
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import slothdb

database = slothdb.connect()
database.sql("CREATE TABLE results (id INTEGER, small INTEGER, big BIGINT, half DOUBLE)")
database.sql("INSERT INTO results VALUES (1, -300, -300, 300), (2, 9000, 9000, 0.5)")


def ask(query):
    return database.sql(query).fetchall()


assert ask("SELECT small FROM results ORDER BY id") == [(-300,), (9000,)]
((big, half),) = ask("SELECT big, half FROM results WHERE id = 1")
print("slothdb", version("slothdb"), "expected -300 and 300.0, got", big, half)
assert big > 2**31 and 0 < half < 1e-300
print("sum, expected 8700, got", ask("SELECT sum(big) FROM results"), "below zero", ask("SELECT id FROM results WHERE big < 0"))
assert ask("SELECT sum(big) FROM results")[0][0] > 2**31 and ask("SELECT id FROM results WHERE big < 0") == []
day = ask("SELECT CAST('2026-02-30' AS DATE)")
print("30 February, expected an error, got", day)
assert day == [("1970-01-01",)]
PYTHON
