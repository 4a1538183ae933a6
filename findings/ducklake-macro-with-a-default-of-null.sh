#!/usr/bin/env bash
# DuckLake takes a macro whose parameter has the default NULL, as optional arguments mostly do, and then cannot commit: all
# else that the transaction has written is lost with it. A default that names its type (NULL::INTEGER) is kept.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install duckdb==1.5.5 duckdb-extension-ducklake==1.5.5
FOLDER=$folder "$folder/venv/bin/python" - <<'PYTHON'
import os
from pathlib import Path

import duckdb
import duckdb_extension_ducklake as package

folder = Path(os.environ["FOLDER"])
extension = next(Path(package.__file__).parent.glob("extensions/*/ducklake.duckdb_extension"))
outcome = {}
for name, default in (("plain", "5"), ("typed", "NULL::INTEGER"), ("null", "NULL")):
    with duckdb.connect() as con:
        con.execute(f"LOAD '{extension}'")
        con.execute(f"ATTACH 'ducklake:{folder}/{name}.ducklake' AS lake (DATA_PATH '{folder}/{name}')")
        con.execute("BEGIN; CREATE TABLE lake.articles (number INTEGER); INSERT INTO lake.articles VALUES (1)")
        con.execute(f"CREATE MACRO lake.newer(number, since := {default}) AS number > since")
        try:
            con.execute("COMMIT")
            outcome[name] = "kept"
        except duckdb.Error as error:
            outcome[name] = str(error).splitlines()[-1]
    print("duckdb", duckdb.__version__, "default", default, "expected kept, observed", outcome[name])
assert outcome["plain"] == outcome["typed"] == "kept", outcome
assert 'unsupported type "NULL"' in outcome["null"], outcome
PYTHON
