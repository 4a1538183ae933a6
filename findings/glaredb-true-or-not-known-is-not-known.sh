#!/usr/bin/env bash
# In SQL "true OR NULL" is true and "false AND NULL" false. In GlareDB both are NULL, and what is NULL is not found: "id = 3
# OR jobs > 100" loses the row 3 if its jobs are not known, "NOT (jobs > 100 AND id < 0)", which holds for all rows, loses it,
# too, and 300 is not in (300, NULL). Rows whose columns are all known are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install glaredb==25.6.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import glaredb

REPORTS = "(1, 300), (2, 9000), (3, NULL)"
EXPECTED = {
    "id = 3": ("3", ["3"]),
    "id = 3 OR jobs > 100": ("1, 2, 3", ["1", "2"]),
    "NOT (jobs > 100 AND id < 0)": ("1, 2, 3", ["1", "2"]),
    "jobs IN (300, 400)": ("1", ["1"]),
    "jobs IN (300, NULL)": ("1", []),
}
database = glaredb.connect()
database.sql("CREATE TEMP TABLE reports (id INT, jobs BIGINT)")
database.sql(f"INSERT INTO reports VALUES {REPORTS}")
for condition, (expected, observed) in EXPECTED.items():
    answer = str(database.sql(f"SELECT id FROM reports WHERE {condition} ORDER BY id"))
    found = [cell for cell in (line.strip("│ ") for line in answer.splitlines()) if cell.isdigit()]
    print("glaredb", version("glaredb"), condition, "expected", expected, "got", found)
    assert found == observed
PYTHON
