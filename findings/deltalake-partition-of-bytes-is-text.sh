#!/usr/bin/env bash
# A column of bytes, such as the first of a digest, may part a Delta table; its values are then written in the log as escapes of
# Unicode (Delta protocol, partition value serialization). deltalake writes them so and does not undo them: the byte a comes back
# as the six characters of its escape, in Arrow and in SQL. In a plain column it is itself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install deltalake==1.6.6 pyarrow==26.0.1
FOLDER="$folder" "$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version
from os import environ

import pyarrow
from deltalake import DeltaTable, QueryBuilder, write_deltalake

rows = pyarrow.table({"id": [1, 2], "digest": pyarrow.array([b"a", b"\x00\xff"], pyarrow.binary())})
EXPECTED = {"digest": [rb"\u0061", rb"\u0000\u00FF"], None: [b"a", b"\x00\xff"]}
for number, (column, observed) in enumerate(EXPECTED.items()):
    path = f"{environ['FOLDER']}/{number}"
    write_deltalake(path, rows, partition_by=column)
    table = DeltaTable(path)
    query = QueryBuilder().register("rows", table).execute("SELECT digest FROM rows ORDER BY id").read_all()
    found = table.to_pyarrow_table().sort_by("id")["digest"].to_pylist(), pyarrow.table(query)["digest"].to_pylist()
    print("deltalake", version("deltalake"), "parted by", column, "expected", rows["digest"].to_pylist(), "got", *found)
    assert found == (observed, observed)
PYTHON
