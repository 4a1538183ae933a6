#!/usr/bin/env bash
# RESET memory_limit shows the default again, while the limit that was set before stays in force.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install duckdb==1.5.5
"$folder/venv/bin/python" - <<'PYTHON'
import duckdb

SHOWN, IN_FORCE = "SELECT current_setting('memory_limit')", "SELECT memory_limit FROM pragma_database_size()"

with duckdb.connect() as con:
    ((default,),) = con.execute(SHOWN).fetchall()
    con.execute("SET memory_limit = '100MB'")
    ((limited,),) = con.execute(IN_FORCE).fetchall()
    con.execute("RESET memory_limit")
    ((shown,),), ((in_force,),) = con.execute(SHOWN).fetchall(), con.execute(IN_FORCE).fetchall()
print("duckdb", duckdb.__version__, "expected after RESET:", default, "; shown:", shown, "; in force:", in_force)
assert shown == default
assert in_force == limited != default
PYTHON
