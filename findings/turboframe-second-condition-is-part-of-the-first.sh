#!/usr/bin/env bash
# TurboFrame filters with a line of text, "status != 'cancelled'". A second condition is read as a part of the value,
# without an error for text: "maker != 'Nissan' and maker != 'Honda'" gives both makers, and == with an or finds
# nothing. The line is cut at >= even within a quotation, so that a headline with one is a column that is not there.
# count() of groups counts what is known in the first other column, so that a maker whose jobs are not known has no row,
# and the README's example of two aggregations fails.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install turboframe==0.2.1 pyarrow==26.0.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from turboframe import TurboFrame

frame = TurboFrame(
    {
        "maker": ["Nissan", "Honda", "Kia", "Kia"],
        "jobs": [900, 20, None, None],
        "title": ["Loss", "Profit >= 5 bn", "a", "b"],
    }
)
EXPECTED = {
    "maker != 'Nissan'": ["Honda", "Kia", "Kia"],
    "maker != 'Nissan' and maker != 'Honda'": ["Nissan", "Honda", "Kia", "Kia"],
    "maker == 'Nissan' or maker == 'Honda'": [],
}
for condition, observed in EXPECTED.items():
    found = frame.filter(condition).to_dict()["maker"]
    print("turboframe", version("turboframe"), condition, "got", found)
    assert found == observed
try:
    frame.filter("title == 'Profit >= 5 bn'")
except KeyError as error:
    print("expected one row, got", str(error)[:60])
else:
    raise AssertionError("finds a title with >=")
counted = frame.groupby("maker").count().to_dict()
counts = dict(zip(counted["maker"], counted["jobs_count"], strict=True))
print("rows by maker, expected 2 of Kia, got", counts)
assert counts == {"Nissan": 1, "Honda": 1, "Kia": 0}
try:
    frame.groupby("maker").agg({"jobs": "sum", "title": "count"})
except AttributeError as error:
    print("two aggregations, expected a table, got", error)
else:
    raise AssertionError("aggregates two columns")
PYTHON
