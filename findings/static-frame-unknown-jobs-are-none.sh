#!/usr/bin/env bash
# A cell without a figure in a column of whole numbers is 0 once static-frame read the CSV: a maker whose jobs are not known has
# none, and the mean of 300 and 100 is 133. One figure with a fraction in the column, and the same cell is NaN. In a column of
# True and False nothing is False.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install static-frame==5.1.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version
from io import StringIO
from math import isnan

from static_frame import Frame

jobs = Frame.from_csv(StringIO("maker,jobs\nNissan,300\nMazda,\nRenault,100\n"))["jobs"]
print("static-frame", version("static-frame"), "expected no figure for Mazda and a mean of 200, got", jobs.values, jobs.mean())
assert jobs.values.tolist() == [300, 0, 100] and round(jobs.mean()) == 133
shares = Frame.from_csv(StringIO("maker,share\nNissan,5.7\nMazda,\nRenault,6\n"))["share"].values.tolist()
print("static-frame with a fraction expected NaN for Mazda, got", shares)
assert isnan(shares[1])
listed = Frame.from_csv(StringIO("maker,listed\nNissan,True\nMazda,\nRenault,True\n"))["listed"].values.tolist()
print("static-frame of True and nothing expected nothing for Mazda, got", listed)
assert listed == [True, False, True]
PYTHON
