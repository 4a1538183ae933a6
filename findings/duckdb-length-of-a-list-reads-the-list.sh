#!/usr/bin/env bash
# The length of a list is stored beside its values, but DuckDB reads these to tell it: to sum up how many things each report
# mentions takes many times as long as to sum up a column of integers.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install duckdb==1.5.5
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import sys
import time

import duckdb

path = f"{sys.argv[1]}/reports.duckdb"
with duckdb.connect(path) as con:
    con.execute("""
        CREATE TABLE reports AS
        SELECT i AS number, 100 AS mentions, [hash(i * 100 + k) % 1000000 FOR k IN range(100)] AS mentioned
        FROM range(50_000) AS r (i)
    """)


def measure(expression):
    """Return the least CPU seconds of some sums in a file that was just opened."""
    spent = []
    for _ in range(5):
        with duckdb.connect(path, read_only=True, config={"threads": 1}) as con:
            start = time.process_time()
            [(total,)] = con.execute(f"SELECT sum({expression}) FROM reports").fetchall()
            spent.append(time.process_time() - start)
            assert total, expression
    return min(spent)


plain, lengths, values = map(measure, ("mentions", "len(mentioned)", "list_sum(mentioned)"))
print("duckdb", duckdb.__version__, f"the lengths of 50,000 lists of 100 take {lengths / plain:.0f} times the time of")
print(f"50,000 integers, and {lengths / values:.0%} of that of adding up the values; expected: about as long as integers")
assert lengths > 5 * plain, (lengths, plain)
PYTHON
