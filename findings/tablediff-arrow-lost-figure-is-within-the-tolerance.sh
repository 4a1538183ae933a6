#!/usr/bin/env bash
# tablediff-arrow compares tables by a key, with a tolerance for columns of figures. A figure that is NULL in the new table is a
# difference without a tolerance, and with one of .01, in absolute or relative terms, it is none: 400 that is lost is within a
# hundredth of nothing. So is one that came. A column that is gone is no difference in any case.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install tablediff-arrow==0.1.0 pandas==2.3.3 numpy==2.2.6 pyarrow==21.0.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import pyarrow
from tablediff_arrow import TableDiff


def table(jobs, name="jobs"):
    return pyarrow.table({"maker": ["Nissan", "Renault", "Honda"], name: pyarrow.array(jobs, pyarrow.float64())})


WHOLE, LOST = table([300, 400, 5]), table([300, None, 5])
TOLERANCES = {"no tolerance": {}, "absolute": {"tolerance": {"jobs": 0.01}}, "relative": {"relative_tolerance": {"jobs": 0.01}}}
CASES = {
    "lost": (WHOLE, LOST, {"no tolerance": True, "absolute": False, "relative": False}),
    "came": (LOST, WHOLE, {"no tolerance": True, "absolute": False, "relative": False}),
    "changed": (WHOLE, table([300, 900, 5]), {"no tolerance": True, "absolute": True, "relative": True}),
    "column gone": (WHOLE, table([300, 400, 5], "staff"), {"no tolerance": False, "absolute": False, "relative": False}),
}
for case, (left, right, observed) in CASES.items():
    found = {}
    for name, options in TOLERANCES.items():
        found[name] = bool(TableDiff(key_columns=["maker"], **options).compare_tables(left, right).has_differences)
    print("tablediff-arrow", version("tablediff-arrow"), case, "expected differences each time, got", found)
    assert found == observed
PYTHON
