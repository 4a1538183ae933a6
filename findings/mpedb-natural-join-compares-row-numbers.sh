#!/usr/bin/env bash
# mpedb is said to be what sqlite3 is, with one import changed. A natural join, of the columns that two tables have in common,
# also takes the number of a row for one, which SQLite keeps out of it: of two makers that are in both tables the one is found
# whose row has the same number in both, and the sum over the join is that of one maker. A join USING the column has both. 5.7
# % 2, in SQLite 1.0, of whole numbers, is 1.7.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install mpedb==0.3.1
"$folder/venv/bin/python" - <<'PYTHON'
import sqlite3
from importlib.metadata import version

import mpedb

SALES = ["CREATE TABLE sales (maker TEXT, cars INTEGER)", "INSERT INTO sales VALUES ('Nissan', 70), ('Honda', 80), ('Renault', 90)"]
PLACES = ["CREATE TABLE places (maker TEXT, country TEXT)", "INSERT INTO places VALUES ('Nissan', 'Japan'), ('Renault', 'France')"]
EXPECTED = {
    "SELECT sales.maker FROM sales NATURAL JOIN places": ([("Nissan",), ("Renault",)], [("Nissan",)]),
    "SELECT sales.maker FROM sales JOIN places USING (maker)": ([("Nissan",), ("Renault",)], [("Nissan",), ("Renault",)]),
    "SELECT sum(cars) FROM sales NATURAL JOIN places": ([(160,)], [(70,)]),
    "SELECT round(5.7 % 2, 3)": ([(1.0,)], [(1.7,)]),
}
for query, observed in EXPECTED.items():
    found = []
    for module in (sqlite3, mpedb):
        database = module.connect(":memory:")
        for statement in SALES + PLACES:
            database.execute(statement)
        found.append(sorted(database.execute(query).fetchall()))
    print("mpedb", version("mpedb"), query, "expected", found[0], "got", found[1])
    assert tuple(found) == observed
PYTHON
