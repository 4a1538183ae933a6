#!/usr/bin/env bash
# The type of a column is guessed from its cells, in csvkit too. Sums as newspapers write them, "5.5m", are minutes: five and a
# half million is 0:05:30. A range "5-7" is a day of 2001, a half of a year, "1/2", another. "Jan 26", January 2026, is day 26 of
# the year 1, and rows from The Sun, "Sun", are days of it. Nothing tells that cells are not what they were.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install agate==1.14.2
"$folder/venv/bin/python" - <<'PYTHON'
import io
from importlib.metadata import version

import agate

EXPECTED = {
    ("5.5m", "7m"): ["0:05:30", "0:07:00"],
    ("5.5bn", "7bn"): ["5.5bn", "7bn"],
    ("5-7", "8-9"): ["2001-05-07", "2001-08-09"],
    ("1/2", "2/2"): ["2001-01-02", "2001-02-02"],
    ("Jan 26", "Feb 26"): ["0001-01-26", "0001-02-26"],
    ("Sun", "Sun"): ["0001-01-07", "0001-01-07"],
    ("1", "1"): ["True", "True"],
}
for cells, observed in EXPECTED.items():
    text = "cell,row\n" + "".join(f"{cell},row {number}\n" for number, cell in enumerate(cells))
    column = agate.Table.from_csv(io.StringIO(text)).columns["cell"]
    found = [str(value) for value in column.values()]
    print("agate", version("agate"), cells, "got", type(column.data_type).__name__, found)
    assert found == observed
PYTHON
