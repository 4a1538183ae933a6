#!/usr/bin/env bash
# Japanese law makes a holiday of the day after one that falls on a Sunday, and of a day between two holidays. workalendar has
# neither: 6 May and 22 September 2026 are working days. jpholiday and holidays have both. A silence of sources on such a day
# looks like a fault.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install workalendar==17.0.0 jpholiday==1.0.3 holidays==0.109
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date, timedelta
from importlib.metadata import version

import holidays
import jpholiday
from workalendar.asia import Japan

days = [date(2026, 1, 1) + timedelta(number) for number in range(365)]
workdays = [day for day in days if day.weekday() < 5]
japan, other = Japan(), holidays.JP(years=2026)
wrong = [day for day in workdays if japan.is_working_day(day) and jpholiday.is_holiday(day)]
print("workalendar", version("workalendar"), "expected no holiday to be a working day, got", [str(day) for day in wrong])
assert wrong == [date(2026, 5, 6), date(2026, 9, 22)]
for day in wrong:
    assert day in other
PYTHON
