#!/usr/bin/env bash
# Rows that a write-ahead log brings back after a kill are found by a scan and never again by the index, once the file
# was opened and closed without a use of that index.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install duckdb==1.5.5
cat > "$folder/write.py" <<'PYTHON'
import os
import signal
import sys

import duckdb

con = duckdb.connect(sys.argv[1])
con.execute("INSERT INTO plants SELECT 'new ' || i, i FROM range(20) AS r (i)")
os.kill(os.getpid(), signal.SIGKILL)  # the insertion is committed, and in the write-ahead log alone
PYTHON
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import subprocess
import sys
from pathlib import Path

import duckdb

folder = Path(sys.argv[1])
found = {}
for between in ("nothing", "CHECKPOINT", "SELECT count(*) FROM plants WHERE name = 'old 1'"):
    path = folder / f"plants-{len(found)}.duckdb"
    with duckdb.connect(path) as con:
        con.execute("CREATE TABLE plants (name VARCHAR, vans INTEGER); CREATE INDEX by_name ON plants (name)")
        con.execute("INSERT INTO plants SELECT 'old ' || i, i FROM range(20) AS r (i)")
    subprocess.run([sys.executable, folder / "write.py", path], check=False)
    with duckdb.connect(path) as con:
        if between != "nothing":
            con.execute(between)
    with duckdb.connect(path) as con:
        [(rows,)] = con.execute("SELECT count(*) FROM plants").fetchall()
        by_index = sum(
            len(con.execute("FROM plants WHERE name = ?", [f"new {number}"]).fetchall()) for number in range(20)
        )
    found[between] = (rows, by_index)
    print("duckdb", duckdb.__version__, "after the kill", between, "->", rows, "rows, by the index", by_index, "of 20")
assert list(found.values()) == [(40, 0), (40, 20), (40, 20)], found
PYTHON
