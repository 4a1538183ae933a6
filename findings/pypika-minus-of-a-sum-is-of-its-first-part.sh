#!/usr/bin/env bash
# A query that pypika builds of expressions: minus of "cost + tax" is written -"cost"+"tax", without the brackets that other
# operators keep, so that 5 and 3 give -2. A column less the minus of another is written "profit"--"loss", and what follows
# two dashes is a comment in SQL: the condition that it be above 9000 is gone, and all rows whose profit is not 0 are found.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pypika==0.51.1 duckdb==1.5.5
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import duckdb
from pypika import Query, Table

results = Table("results")
warehouse = duckdb.connect()
warehouse.execute("CREATE TABLE results (maker VARCHAR, profit INTEGER, loss INTEGER)")
warehouse.execute("INSERT INTO results VALUES ('Nissan', 5, 3), ('Honda', 8000, 3000)")


def ask(query):
    return query.get_sql(), warehouse.execute(query.get_sql()).fetchall()


words, found = ask(Query.from_(results).select(-(results.profit + results.loss)).where(results.maker == "Nissan"))
print("pypika", version("pypika"), words, "expected -8, got", found)
assert found == [(-2,)]
words, found = ask(Query.from_(results).select(2 * (results.profit + results.loss)).where(results.maker == "Nissan"))
assert found == [(16,)]
words, found = ask(Query.from_(results).select("maker").where(results.profit - (-results.loss) > 9000))
print(words, "expected Honda, got", found)
assert sorted(found) == [("Honda",), ("Nissan",)]
PYTHON
