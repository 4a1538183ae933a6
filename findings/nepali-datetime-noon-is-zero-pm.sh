#!/usr/bin/env bash
# nepali-datetime has Python's datetime for Nepal's calendar, with its codes of formats. It writes 12:15 as "00:15 PM", which
# it does not read itself, and 0:15 as "00:15 AM"; the day of the year is the code itself. A moment of datetime without a zone
# is taken for one of UTC, and 23:00 in Nepal is of the next day; back in datetime it has UTC, also without a zone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install nepali-datetime==1.0.8.5
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

import nepali_datetime

CLOCK = "%Y-%m-%d %I:%M %p"
for hour, expected in ((12, "12:15 PM"), (0, "12:15 AM"), (15, "03:15 PM")):
    moment = nepali_datetime.datetime(2083, 7, 19, hour, 15)
    found = moment.strftime("%I:%M %p")
    print("nepali-datetime", version("nepali-datetime"), "expected", expected, "got", found)
    assert datetime(2026, 11, 5, hour, 15).strftime("%I:%M %p") == expected
    assert found == {12: "00:15 PM", 0: "00:15 AM", 15: "03:15 PM"}[hour]
try:
    nepali_datetime.datetime.strptime("2083-07-19 00:15 PM", CLOCK)
    raise SystemExit("it is read")
except ValueError as error:
    print(repr(error)[:90])
assert moment.strftime("%j") == "%j"
evening = datetime(2026, 11, 5, 23, 0)
there = nepali_datetime.datetime.from_datetime_datetime(evening)
day = nepali_datetime.date.from_datetime_date(evening.date())
print(evening, "expected a moment of", day, "got", there)
assert there.date() != day and there.isoformat() == "2083-07-20T04:45:00+05:45"
assert moment.to_datetime_datetime() == datetime(2026, 11, 5, 9, 30)
PYTHON
