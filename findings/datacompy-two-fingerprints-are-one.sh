#!/usr/bin/env bash
# Two tables with the fingerprints ...993 and ...992 of the same article match: whole numbers are compared as floats, which
# have both as one above 2 to the 53rd power, with a tolerance of 0. And where a column has words and in one row the number 5
# beside the text "5", all its other rows, though equal, are counted as unequal. Two tables without rows do not match.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install datacompy==1.1.0 pandas==2.3.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from datacompy import PandasCompare
from pandas import DataFrame


def compare(one, other):
    tables = [DataFrame({"article": range(len(values)), "value": values}) for values in (one, other)]
    comparison = PandasCompare(*tables, join_columns="article")
    return bool(comparison.matches()), sum(int(column["unequal_cnt"]) for column in comparison.column_stats)


EXPECTED = {
    "fingerprints": ([9_007_199_254_740_993], [9_007_199_254_740_992], (False, 1), (True, 0)),
    "words": (["5", "yen", "euro"], [5, "yen", "euro"], (False, 1), (False, 3)),
    "same words": (["5", "yen", "euro"], ["5", "yen", "euro"], (True, 0), (True, 0)),
    "no rows": ([], [], (True, 0), (False, 0)),
}
for name, (one, other, expected, observed) in EXPECTED.items():
    found = compare(one, other)
    print("datacompy", version("datacompy"), name, "expected", expected, "got", found)
    assert found == observed
PYTHON
