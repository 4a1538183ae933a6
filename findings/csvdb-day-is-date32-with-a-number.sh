#!/usr/bin/env bash
# csvdb turns a DuckDB file into CSV that people and git read, and back, with the same checksum, as it says. A day is
# written as "Date32(20762)", a moment as "Timestamp(Microsecond, 1793859300000000)", a list as 'List([Text("jobs")])',
# and a price as "Decimal(2.5)", the names that one of its own libraries has for them. Nothing is said, and no other
# tool reads such a cell as a day; csvdb itself cannot make the database again. Text, whole numbers and what is not
# known are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install csvdb-py==0.2.19 duckdb==1.5.5
"$folder/venv/bin/python" - <<'PYTHON'
import csv
import tempfile
from importlib.metadata import version
from pathlib import Path

import csvdb
import duckdb

COLUMNS = "id INTEGER PRIMARY KEY, title VARCHAR, day DATE, published TIMESTAMPTZ, tags VARCHAR[], price DECIMAL(9,1)"
with tempfile.TemporaryDirectory() as folder:
    path = str(Path(folder, "news.duckdb"))
    with duckdb.connect(path) as database:
        database.execute(f"CREATE TABLE articles ({COLUMNS})")
        database.execute(
            "INSERT INTO articles VALUES (1, 'Plant closes', '2026-11-05', '2026-11-05 15:15:00+09', ['jobs'], 2.5)"
        )
    written = csvdb.to_csvdb(path, output=str(Path(folder, "news.csvdb")))
    row = next(csv.DictReader(Path(written, "articles.csv").open()))
    try:
        csvdb.to_duckdb(written, output=str(Path(folder, "again.duckdb")))
        again = "a database"
    except RuntimeError as error:
        again = str(error).splitlines()[0]
print("csvdb-py", version("csvdb-py"), "duckdb", duckdb.__version__)
for name, value in row.items():
    print(name, value)
print("back:", again)
assert again.startswith("Failed to import CSV for table articles: Conversion Error")
assert row == {
    "id": "1",
    "title": "Plant closes",
    "day": "Date32(20762)",
    "published": "Timestamp(Microsecond, 1793859300000000)",
    "tags": 'List([Text("jobs")])',
    "price": "Decimal(2.5)",
}
PYTHON
