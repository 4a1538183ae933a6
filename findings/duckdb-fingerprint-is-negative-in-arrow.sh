#!/usr/bin/env bash
# Fingerprints of 128 bits, as md5_number makes them, are unsigned in DuckDB (UHUGEINT). Arrow and Polars get the same bits as
# signed numbers: every second fingerprint is negative, and the greatest is -1. Compared with what Python reads, or sorted,
# they are other numbers. In Polars the last digit of the longest is lost besides.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install duckdb==1.5.5 polars==2.1.0 pyarrow==26.0.1
"$folder/venv/bin/python" - <<'PYTHON'
import hashlib

import duckdb

for text in ("Talks end", "Vans move", "The port"):
    query = f"SELECT md5_number('{text}')::UHUGEINT AS fingerprint"
    right = duckdb.sql(query).fetchone()[0]
    arrow = int(duckdb.sql(query).to_arrow_table()["fingerprint"][0].as_py())
    polars = int(duckdb.sql(query).pl()["fingerprint"][0])
    print("duckdb", duckdb.__version__, text, "expected", right, "Arrow", arrow, "Polars", polars)
    assert right in (int.from_bytes(hashlib.md5(text.encode()).digest(), order) for order in ("little", "big"))
    assert arrow == (right if right < 2**127 else right - 2**128)
    assert (polars < 0) is (right >= 2**127)
greatest = duckdb.sql(f"SELECT {2**128 - 1}::UHUGEINT AS fingerprint").to_arrow_table()["fingerprint"][0].as_py()
assert greatest == -1
PYTHON
