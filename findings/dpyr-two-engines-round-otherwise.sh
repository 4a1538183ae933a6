#!/usr/bin/env bash
# Verbs of dplyr run in Polars or in DuckDB by dpyr, and the same chain is said to have the same result in both. 2.5 percent
# rounded is 2 in Polars and 3 in DuckDB; rows whose jobs are not in a list with NULL are all others in Polars and none in
# DuckDB; the greatest of figures with NaN is a number there and NaN here. if_else, in dplyr NA where the condition is not
# known, has its second value in both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install dpyr==1.12.0 polars==2.1.0 duckdb==1.5.5 pyarrow==26.0.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import duckdb
import polars
from dpyr import col, if_else, read

ROWS = polars.DataFrame({"id": [1, 2, 3, 4], "jobs": [9000, None, 300, -300], "share": [2.5, float("nan"), 1.5, 0.5]})
warehouse = duckdb.connect()
warehouse.execute("CREATE TABLE rows AS SELECT * FROM ROWS")
CHAINS = {
    "round(share)": lambda rows: rows.filter(col.id != 2).mutate(found=col.share.round(0)),
    "not in (300, NULL)": lambda rows: rows.filter(~col.jobs.is_in([300, None])).mutate(found=col.id),
    "max(share)": lambda rows: rows.summarize(found=col.share.max()),
    "if_else(jobs > 0)": lambda rows: rows.mutate(found=if_else(col.jobs > 0, "more", "fewer")),
}
EXPECTED = {
    "round(share)": (["2.0", "2.0", "0.0"], ["3.0", "2.0", "1.0"]),
    "not in (300, NULL)": (["1", "4"], []),
    "max(share)": (["2.5"], ["nan"]),
    "if_else(jobs > 0)": (["more", "fewer", "more", "fewer"],) * 2,
}
for name, chain in CHAINS.items():
    found = tuple(
        [str(value) for value in polars.DataFrame(chain(read(*source)).select(col.found).collect())["found"]]
        for source in ((ROWS,), (warehouse, "rows"))
    )
    print("dpyr", version("dpyr"), name, "in Polars", found[0], "in DuckDB", found[1])
    assert found == EXPECTED[name]
PYTHON
