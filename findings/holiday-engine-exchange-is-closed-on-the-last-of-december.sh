#!/usr/bin/env bash
# holiday-engine has calendars of the New York exchange, the Federal Reserve and countries, by rules. A New Year's Day on a
# Saturday shuts the exchange on the Friday before, which is the last day of the year, on which it trades (rule 7.2: in 2021
# it did). Banks of the Federal Reserve are shut on Good Friday and Easter Monday, though both are none of its eleven
# holidays. Of a Sunday among holidays Japan's next free day is left out (6 May 2026), and England's for Boxing Day and New
# Year on a Saturday. So a report of such a day waits, or comes on a holiday.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install holiday-engine==1.2.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date
from importlib.metadata import version

from isholiday import get_holiday, is_business_day

EXPECTED = {
    ("market", date(2021, 12, 31)): (True, False),
    ("market", date(2027, 12, 31)): (True, False),
    ("market", date(2026, 4, 3)): (False, False),
    ("banking", date(2026, 4, 3)): (True, False),
    ("banking", date(2026, 4, 6)): (True, False),
    ("japan", date(2026, 5, 5)): (False, False),
    ("japan", date(2026, 5, 6)): (False, True),
    ("uk", date(2020, 12, 28)): (False, True),
    ("uk", date(2022, 1, 3)): (False, True),
}
for (calendar, day), (expected, observed) in EXPECTED.items():
    found = is_business_day(day, calendar)
    print("holiday-engine", version("holiday-engine"), calendar, day, "expected", expected, "got", found, get_holiday(day, calendar))
    assert found == observed
PYTHON
