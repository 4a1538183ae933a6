#!/usr/bin/env bash
# Checks of pointblank fail what is missing unless na_pass is set, as each check's documentation says. That a name begin with
# N fails for a maker that is missing; that it do not, by inverse=True, passes for the same row, in Polars and pandas, with
# na_pass=False given or not. So a table of makers none of which may be of a kind is valid with names that nobody knows, where
# not_in_set on the same column fails them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pointblank==1.1.1 polars==2.1.0 pandas==2.3.3 pyarrow==26.0.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import pandas
import pointblank
import polars

MAKERS = {"maker": ["Nissan", None, "Renault", "Honda"]}
CHECKS = {
    "begins with N": lambda check: check.col_vals_regex("maker", "^N", na_pass=False),
    "does not begin with N": lambda check: check.col_vals_regex("maker", "^N", inverse=True, na_pass=False),
    "is not Nissan": lambda check: check.col_vals_not_in_set("maker", ["Nissan"]),
}
EXPECTED = {"begins with N": (1, 3), "does not begin with N": (3, 1), "is not Nissan": (2, 2)}
for rows in (polars.DataFrame(MAKERS), pandas.DataFrame(MAKERS)):
    for name, add in CHECKS.items():
        check = add(pointblank.Validate(rows)).interrogate()
        found = check.n_passed(i=1, scalar=True), check.n_failed(i=1, scalar=True)
        print("pointblank", version("pointblank"), type(rows).__module__.split(".")[0], name, "passed, failed", found)
        assert found == EXPECTED[name]
PYTHON
