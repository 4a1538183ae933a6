#!/usr/bin/env bash
# relatime reads the relative times of Splunk, where "@q" goes back to the beginning of the quarter, the first of
# January, April, July or October. The month is divided by three and multiplied again: November's quarter begins on the
# first of September, so that it has four months, and December's in December, without October and November. In January
# and February there is no such month, an error. Months and years are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install relatime==1.1.0 python-dateutil==2.9.0.post0 pytz==2026.6
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

from relatime import timeParser


def snap(unit, month):
    return timeParser(unit, now=lambda: datetime(2026, month, 5, 10)).strftime("%m-%d")


EXPECTED = {3: "03-01", 4: "03-01", 5: "03-01", 6: "06-01", 7: "06-01", 9: "09-01", 10: "09-01", 11: "09-01", 12: "12-01"}
for month, observed in EXPECTED.items():
    begin = f"{(month - 1) // 3 * 3 + 1:02d}-01"
    found = snap("@q", month)
    print("relatime", version("relatime"), "quarter of month", month, "expected", begin, "got", found)
    assert found == observed != begin
for month in (1, 2):
    try:
        snap("@q", month)
    except ValueError as error:
        print("quarter of month", month, "expected 01-01, got", error)
    else:
        raise AssertionError("has a quarter of January")
assert snap("@mon", 11) == "11-01" and snap("@y", 11) == "01-01"
PYTHON
