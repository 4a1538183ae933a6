#!/usr/bin/env bash
# JSON-stat has its values in the order of the dimensions, the last of which changes fastest. pyjstat writes those of a table
# as they come: sorted by maker and then by year, of which the year is the first column, the figure of Nissan for 2026 is that
# of Honda for 2025 once it was written and read. If a cell is missing, all behind it move up, and pyjstat cannot read its own
# file.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pyjstat==2.4.0 pandas==2.3.3
"$folder/venv/bin/python" - <<'PYTHON'
import json
from importlib.metadata import version

from pandas import DataFrame
from pyjstat import pyjstat

ROWS = [("2025", "Nissan", 1), ("2026", "Nissan", 2), ("2025", "Honda", 3), ("2026", "Honda", 4)]
written = pyjstat.Dataset.read(DataFrame(ROWS, columns=["year", "maker", "value"])).write()
found = [tuple(row) for row in pyjstat.Dataset.read(written).write("dataframe").itertuples(index=False)]
print("pyjstat", version("pyjstat"), "expected", sorted(ROWS), "got", sorted(found))
assert found == [("2025", "Nissan", 1), ("2025", "Honda", 2), ("2026", "Nissan", 3), ("2026", "Honda", 4)]
written = pyjstat.Dataset.read(DataFrame([ROWS[0], ROWS[2], ROWS[3]], columns=["year", "maker", "value"])).write()
cells = json.loads(written)
print("without Nissan in 2026 expected [1, 3, None, 4], got", cells["value"], "for", cells["size"])
assert (cells["size"], cells["value"]) == ([2, 2], [1, 3, 4])
try:
    pyjstat.Dataset.read(written).write("dataframe")
except IndexError as error:
    print(error)
else:
    raise AssertionError
PYTHON
