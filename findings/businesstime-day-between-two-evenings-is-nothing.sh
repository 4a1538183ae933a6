#!/usr/bin/env bash
# businesstime counts the hours of work between two moments, from nine to five unless told otherwise. From eight in the evening of
# Tuesday to half past six in the evening of Wednesday it has none, though all of Wednesday's eight hours are between them. To half
# past eight in the evening of Thursday it has Wednesday and Thursday, and from four on Tuesday it is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install businesstime==0.3.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime, timedelta
from importlib.metadata import version

from businesstime import BusinessTime


def worked(start, end):
    return BusinessTime().businesstimedelta(datetime(2026, 11, *start), datetime(2026, 11, *end))


evenings = worked((3, 20), (4, 18, 30))
print("businesstime", version("businesstime"), "expected a day of work, 1 day, 0:00:00, got", evenings)
assert evenings == timedelta(0)
weekend = worked((6, 20), (9, 18))
print("from Friday evening to Monday evening: expected 1 day, 0:00:00, got", weekend)
assert weekend == timedelta(0)
assert worked((3, 20), (5, 18, 30)) == timedelta(days=1, hours=8)
assert worked((3, 16), (4, 18, 30)) == timedelta(days=1, hours=1)
assert worked((3, 20), (4, 16, 30)) == timedelta(hours=7, minutes=30)
PYTHON
