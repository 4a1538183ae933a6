#!/usr/bin/env bash
# csv-query-cli ("use SQL directly") and cqlite load a CSV file into SQLite and answer SQL. In the first all columns are text: 90
# is greater than 100, the greatest of 300, 1000 and 90 is 90, and rows are sorted like words. The second looks at a column's
# first rows and makes text of one that has 5 beside 9.5, or an empty cell: the greatest share is 9.5 of 10.5.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cqlite==0.2.0 csv-query-cli==0.1.0 click==8.1.8
"$folder/venv/bin/python" - <<'PYTHON'
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

TABLE = "maker,jobs,share\nNissan,300,10.5\nRenault,1000,5\nKia,90,9.5\n"
BINARIES = Path(sys.executable).parent


def ask(tool, *arguments):
    done = subprocess.run([BINARIES / tool, *map(str, arguments)], capture_output=True, text=True, check=True)
    return done.stdout


with tempfile.TemporaryDirectory() as folder:
    file = Path(folder, "makers.csv")
    file.write_text(TABLE)
    greatest = ask("csvql", file, "-q", "SELECT max(jobs) AS jobs, max(share) AS share FROM makers")
    many = ask("csvql", file, "-q", "SELECT maker FROM makers WHERE jobs > 100 ORDER BY jobs")
    mixed = ask("cqlite", file, "SELECT 'is ' || max(share) AS share, 'are ' || max(jobs) AS jobs FROM csv")
    file.write_text(TABLE + "Honda,,7.5\n")
    empty = ask("cqlite", file, "SELECT 'are ' || max(jobs) AS jobs FROM csv")
print("csv-query-cli", version("csv-query-cli"), "expected 1000 and 10.5, got", greatest)
assert "90" in greatest and "9.5" in greatest and "1000" not in greatest and "10.5" not in greatest
print("csv-query-cli expected Nissan and Renault above 100, got", many)
assert [line.strip() for line in many.splitlines()][2:5] == ["Renault", "Nissan", "Kia"]
print("cqlite", version("cqlite"), "expected 10.5 and 1000, got", mixed, "beside an empty cell expected 1000, got", empty)
assert "is 9.5" in mixed and "are 1000" in mixed
assert "are 90" in empty
PYTHON
