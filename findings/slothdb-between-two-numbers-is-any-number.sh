#!/usr/bin/env bash
# SlothDB is said to be an alternative to DuckDB, asked in the same words. Of a Parquet file it finds 9000 and -300 "BETWEEN 0
# AND 300"; NOT of a comparison finds what is not known; each row is joined to itself on "equal makers and a smaller number",
# and rows without a maker are left out of the counts by maker. DuckDB has the right rows of each.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install slothdb==0.2.7 duckdb==1.5.5 pyarrow==26.0.1
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
from importlib.metadata import version
from pathlib import Path

import duckdb
import pyarrow
import pyarrow.parquet
import slothdb

REPORTS = {"id": [1, 2, 3, 4], "jobs": [9000, -300, None, 300], "maker": ["Nissan", None, "Renault", "Renault"]}
EXPECTED = {
    "SELECT id FROM {0} WHERE jobs BETWEEN 0 AND 300 ORDER BY id": [1, 2, 4],
    "SELECT id FROM {0} WHERE NOT (jobs = 300) ORDER BY id": [1, 2, 3],
    "SELECT b.id FROM {0} a JOIN {0} b ON a.maker = b.maker AND a.id < b.id ORDER BY b.id": [1, 2, 3, 4],
    "SELECT count(*) FROM {0} GROUP BY maker ORDER BY maker": [1, 2],
}
with tempfile.TemporaryDirectory() as folder:
    path = Path(folder, "reports.parquet")
    pyarrow.parquet.write_table(pyarrow.table(REPORTS), path)
    for query, observed in EXPECTED.items():
        words = query.format(f"'{path}'")
        right = [row[0] for row in duckdb.sql(words).fetchall()]
        found = [row[0] for row in slothdb.connect().sql(words).fetchall()]
        print("slothdb", version("slothdb"), query.replace("{0}", "reports"), "expected", right, "got", found)
        assert found == observed != right
PYTHON
