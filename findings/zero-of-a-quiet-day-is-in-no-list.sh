#!/usr/bin/env bash
# Arrow writes 0.0 as the least value of a column as -0.0 (Parquet asks for it). In a file whose values are all 0.0, such as
# changes of a price on a quiet day, a condition with a list, "x IN (0.0, 1.0)", finds no row, for the file is held to have none.
# So DuckDB asks for a dataset of Arrow, and so do tables of Delta and Iceberg; "x = 0.0", or DuckDB on the file itself, has all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install "pyiceberg[pyarrow,sql-sqlite]==0.12.0" duckdb==1.5.5 deltalake==1.6.6 pyarrow==26.0.1
FOLDER="$folder" "$folder/venv/bin/python" - <<'PYTHON'
import logging
from os import environ

import deltalake
import duckdb
import pyarrow
import pyarrow.compute
import pyarrow.dataset
import pyarrow.parquet
from pyiceberg.catalog.memory import InMemoryCatalog

logging.disable()
folder = environ["FOLDER"]
rows = pyarrow.table({"day": [1, 2], "change": [0.0, 0.0]})
pyarrow.parquet.write_table(rows, f"{folder}/changes.parquet")
changes = pyarrow.dataset.dataset(f"{folder}/changes.parquet")
deltalake.write_deltalake(f"{folder}/delta", rows)
catalog = InMemoryCatalog("warehouse", warehouse=f"file://{folder}")
catalog.create_namespace("news")
iceberg = catalog.create_table("news.changes", schema=rows.schema)
iceberg.append(rows)
WHERE = "change IN (0.0, 1.0)"
listed = pyarrow.compute.field("change").isin([0.0, 1.0])
found = {
    "Arrow": changes.to_table(filter=listed).num_rows,
    "DuckDB, dataset": len(duckdb.sql(f"FROM changes WHERE {WHERE}").fetchall()),
    "DuckDB, file": len(duckdb.sql(f"FROM '{folder}/changes.parquet' WHERE {WHERE}").fetchall()),
    "DuckDB, dataset, =": len(duckdb.sql("FROM changes WHERE change = 0.0").fetchall()),
    "Delta": deltalake.DeltaTable(f"{folder}/delta").to_pyarrow_dataset().to_table(filter=listed).num_rows,
    "Iceberg": iceberg.scan(row_filter="change in (0.0, 1.0)").to_arrow().num_rows,
    "Iceberg, =": iceberg.scan(row_filter="change = 0.0").to_arrow().num_rows,
}
print("pyarrow", pyarrow.__version__, "expected 2 rows of each, got", found)
assert found == {
    "Arrow": 0, "DuckDB, dataset": 0, "DuckDB, file": 2, "DuckDB, dataset, =": 2, "Delta": 0, "Iceberg": 0, "Iceberg, =": 2
}  # fmt: skip
PYTHON
