#!/usr/bin/env bash
# "(jobs > 0) IS NOT TRUE" holds in SQL where the comparison is false or not known (SQL:1999, boolean test): that is what IS NOT
# TRUE is for. In the SQL of Polars and of Daft it holds where it is false, so that a maker whose jobs are not known is in
# neither list. DuckDB and DataFusion have it in the second. In Polars the place of a word in nothing is 0, not NULL.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install polars==2.1.0 daft==0.7.26 datafusion==55.0.0 duckdb==1.5.5 pyarrow==19.0.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import daft
import datafusion
import duckdb
import polars
import pyarrow

jobs = pyarrow.table({"maker": ["Nissan", "Mazda", "Renault"], "jobs": pyarrow.array([300, None, -5], pyarrow.int64())})
context = datafusion.SessionContext()
context.from_arrow(jobs, name="jobs")
frame = daft.from_arrow(jobs)
ENGINES = {
    "duckdb": lambda query: duckdb.sql(query).fetchall(),
    "datafusion": lambda query: [tuple(row.values()) for row in context.sql(query).to_arrow_table().to_pylist()],
    "polars": lambda query: polars.SQLContext(jobs=polars.from_arrow(jobs)).execute(query, eager=True).rows(),
    "daft": lambda query: [tuple(row.values()) for row in daft.sql(query, jobs=frame).to_pylist()],
}
EXPECTED = {"duckdb": {"Mazda", "Renault"}, "datafusion": {"Mazda", "Renault"}, "polars": {"Renault"}, "daft": {"Renault"}}
for name, ask in ENGINES.items():
    found = {row[0] for row in ask("SELECT maker FROM jobs WHERE (jobs > 0) IS NOT TRUE")}
    print(name, version(name), "expected Mazda and Renault, got", found)
    assert found == EXPECTED[name]
context = polars.SQLContext(jobs=polars.from_arrow(jobs))
found = context.execute("SELECT strpos(NULL::VARCHAR, 'N') FROM jobs LIMIT 1", eager=True).item()
print("polars of the place in nothing expected None, got", found)
assert found == 0
PYTHON
