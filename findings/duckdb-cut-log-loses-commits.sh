#!/usr/bin/env bash
# Commits that were acknowledged are gone without an error or a warning once the write-ahead log has been cut, as in a
# copy that is not complete; a changed length of an entry has the same effect.
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
for number in range(20):
    con.execute("INSERT INTO plants SELECT ?, 'van ' || i FROM range(50) AS r (i)", [number])
os.kill(os.getpid(), signal.SIGKILL)  # 20 commits have returned, and are in the write-ahead log alone
PYTHON
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import subprocess
import sys
from pathlib import Path

import duckdb

folder = Path(sys.argv[1])
kept = {}
for share in (1.0, 0.75, 0.5, 0.25):
    path = folder / f"plants-{len(kept)}.duckdb"
    with duckdb.connect(path) as con:
        con.execute("CREATE TABLE plants (number INTEGER, van VARCHAR)")
    subprocess.run([sys.executable, folder / "write.py", path], check=False)
    log = path.with_name(f"{path.name}.wal")
    log.write_bytes(log.read_bytes()[: int(log.stat().st_size * share)])
    with duckdb.connect(path) as con:  # expected: an error, or anything that tells of a lost commit
        [(commits,)] = con.execute("SELECT count(DISTINCT number) FROM plants").fetchall()
    kept[share] = commits
    print("duckdb", duckdb.__version__, f"{share:.0%} of the log ->", commits, "of 20 commits, without an error")
assert kept[1.0] == 20 and all(commits < 20 for share, commits in kept.items() if share < 1), kept
PYTHON
