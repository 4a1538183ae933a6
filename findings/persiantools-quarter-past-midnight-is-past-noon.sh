#!/usr/bin/env bash
# persiantools has Python's datetime for the Iranian calendar, with its codes of formats. Of a clock of twelve hours it reads
# 12:15 AM, soon after midnight, as 12:15, and refuses 12:15 PM; what it writes soon after midnight is "00:15 AM". A fraction
# of a second is taken for millionths however many digits it has. datetime is right in each.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install persiantools==6.2.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

from persiantools.jdatetime import JalaliDateTime

FORMAT = "%Y-%m-%d %I:%M %p"
for text in ("12:15 AM", "01:15 AM", "01:15 PM"):
    expected = datetime.strptime("2026-11-05 " + text, FORMAT).time()
    found = JalaliDateTime.strptime("1405-08-14 " + text, FORMAT).time()
    print("persiantools", version("persiantools"), text, "expected", expected, "got", found)
    assert (found == expected) == (text != "12:15 AM")
assert found.hour == 13 and JalaliDateTime.strptime("1405-08-14 12:15 AM", FORMAT).hour == 12
try:
    JalaliDateTime.strptime("1405-08-14 12:15 PM", FORMAT)
    raise SystemExit("it is read")
except ValueError as error:
    print("12:15 PM", repr(error))
written = JalaliDateTime(1405, 8, 14, 0, 15).strftime("%I:%M %p"), datetime(2026, 11, 5, 0, 15).strftime("%I:%M %p")
print("written", written)
assert written == ("00:15 AM", "12:15 AM")
found = JalaliDateTime.strptime("1405-08-14 15:15:00.5", "%Y-%m-%d %H:%M:%S.%f").microsecond
expected = datetime.strptime("2026-11-05 15:15:00.5", "%Y-%m-%d %H:%M:%S.%f").microsecond
print("half a second: expected", expected, "got", found)
assert (expected, found) == (500_000, 5)
PYTHON
