#!/usr/bin/env bash
# Where pandas is not installed, DuckDB's Python client searches the import path for it again, twice for every value but
# None that is bound to a statement. That makes a short statement half as dear again.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install duckdb==1.5.5
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import duckdb


class Watcher:
    """Counts the searches for pandas, and finds nothing."""

    searches = 0

    def find_spec(self, name, path=None, target=None):
        self.searches += name == "pandas"


watcher = Watcher()
sys.meta_path.insert(0, watcher)
con = duckdb.connect()
found = {}
for values in ((), (2_000,), (2_000, "vans"), (2_000, "vans", None)):
    statement = f"SELECT {', '.join('?' * len(values)) or 1}"
    con.execute(statement, values).fetchall()
    watcher.searches = 0
    for _ in range(100):
        con.execute(statement, values).fetchall()
    found[len(values)] = watcher.searches / 100
print("duckdb", duckdb.__version__, "searches for pandas by the number of values:", found, "expected: none")
assert found == {0: 0, 1: 2, 2: 4, 3: 4}, found
PYTHON
