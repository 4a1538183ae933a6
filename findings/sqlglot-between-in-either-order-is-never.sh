#!/usr/bin/env bash
# BETWEEN SYMMETRIC takes its limits in either order (SQL, 8.3). Translated from PostgreSQL to DuckDB it does. Optimised, the word
# is dropped: with the greater limit first the condition holds for no row, and its negation for every one. And what a computer
# does to floating point is decided as if by hand: 1e0 / 3 * 3 = 1 is true in DuckDB, and FALSE once it was simplified.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install sqlglot==30.29.0 duckdb==1.5.5
"$folder/venv/bin/python" - <<'PYTHON'
import duckdb
import sqlglot
from sqlglot.optimizer import optimize
from sqlglot.optimizer.simplify import simplify

duckdb.sql("CREATE TABLE plants AS SELECT unnest([100, 200, 300]) AS jobs")
EXPECTED = {
    "SELECT count(*) FROM plants WHERE jobs BETWEEN SYMMETRIC 300 AND 100": (3, 0),
    "SELECT count(*) FROM plants WHERE NOT jobs BETWEEN SYMMETRIC 300 AND 100": (0, 3),
    "SELECT count(*) FROM plants WHERE jobs BETWEEN SYMMETRIC 100 AND 300": (3, 3),
}
for query, observed in EXPECTED.items():
    parsed = sqlglot.parse_one(query, read="postgres")
    optimised = optimize(parsed.copy(), schema={"plants": {"jobs": "int"}}, dialect="postgres")
    found = tuple(duckdb.sql(each.sql("duckdb")).fetchone()[0] for each in (parsed, optimised))
    print("sqlglot", sqlglot.__version__, query, "got", *found, "from", optimised.sql("duckdb"))
    assert found == observed
floating = sqlglot.parse_one("SELECT 1e0 / 3 * 3 = 1", read="duckdb")
found = tuple(duckdb.sql(each.sql("duckdb")).fetchone()[0] for each in (floating, simplify(floating.copy(), dialect="duckdb")))
print("sqlglot 1e0 / 3 * 3 = 1 got", *found)
assert found == (True, False)
PYTHON
