#!/usr/bin/env bash
# A left outer join of littletable keeps all rows of the table on the right, and a right one those on the left, so that
# reports of makers that are not listed are lost by the join that is to keep them. A full outer join on two columns has a row
# for each value of the one with each of the other: of two tables with three keys nine rows, six of which are in neither.
# Means are cut to four digits, the mean of 9000.4 and 8123.25 is 8562.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install littletable==3.0.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from littletable import Table

REPORTS = [{"maker": "Nissan", "year": 2025, "jobs": 9000}, {"maker": "Renault", "year": 2026, "jobs": 300}]
SALES = [{"maker": "Nissan", "year": 2025, "cars": 70}, {"maker": "Honda", "year": 2024, "cars": 80}]


def join(kind, **columns):
    found = Table().insert_many(REPORTS).outer_join(kind, Table().insert_many(SALES), **columns)
    return sorted(((row.maker, row.jobs, row.cars) for row in found), key=str), len(found)


left, _ = join(Table.LEFT_OUTER_JOIN, maker="maker")
right, _ = join(Table.RIGHT_OUTER_JOIN, maker="maker")
print("littletable", version("littletable"), "left outer join, expected Nissan and Renault, got", left)
print("right outer join, expected Honda and Nissan, got", right)
assert [row[0] for row in left] == ["Honda", "Nissan"] and [row[0] for row in right] == ["Nissan", "Renault"]
_, rows = join(Table.FULL_OUTER_JOIN, maker="maker", year="year")
print("full outer join by maker and year, expected 3 rows, got", rows)
assert rows == 9
means = [row.mean for row in Table().insert_many([{"jobs": 9000.4}, {"jobs": 8123.25}]).stats()]
print("mean of 9000.4 and 8123.25, expected 8561.825, got", means)
assert means == [8562.0]
PYTHON
