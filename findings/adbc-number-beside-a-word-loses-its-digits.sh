#!/usr/bin/env bash
# A column of SQLite may hold numbers and words, such as "n/a". Read into Arrow it is text, and a number with a fraction then has
# seven digits left, in the notation of engineers: 2600000123.5 is 2.600000e+09, and two sums that differ are one. Whole numbers
# keep theirs; SQLite, asked for the text itself, has all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install adbc-driver-sqlite==1.13.0 adbc-driver-manager==1.13.0 pyarrow==26.0.1
FOLDER="$folder" "$folder/venv/bin/python" - <<'PYTHON'
import sqlite3
from importlib.metadata import version
from os import environ

import adbc_driver_sqlite.dbapi

path = f"{environ['FOLDER']}/results.db"
with sqlite3.connect(path) as database:
    database.execute("CREATE TABLE results (quarter TEXT, result)")
    rows = [("Q1", "n/a"), ("Q2", 2600000123.5), ("Q3", 2600000456.5), ("Q4", 2600000123)]
    database.executemany("INSERT INTO results VALUES (?, ?)", rows)
EXPECTED = {
    "SELECT result FROM results": ["n/a", "2.600000e+09", "2.600000e+09", "2600000123"],
    "SELECT CAST(result AS TEXT) AS result FROM results": ["n/a", "2600000123.5", "2600000456.5", "2600000123"],
}
with adbc_driver_sqlite.dbapi.connect(path) as connection, connection.cursor() as cursor:
    for query, observed in EXPECTED.items():
        cursor.execute(query)
        found = cursor.fetch_arrow_table()["result"].to_pylist()
        print("adbc-driver-sqlite", version("adbc-driver-sqlite"), query, "got", found)
        assert found == observed
PYTHON
