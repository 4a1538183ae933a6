#!/usr/bin/env bash
# A hundred hours of work at eight a day are 13 working days, from Monday 28 December to Wednesday 13 January. The schedule of
# it has 10 and ends on 8 January: it looks for working days in the 13 days of the calendar that follow, and takes what is
# there. Forty hours, which end before a weekend, are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install python-networkdays==1.2
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date
from importlib.metadata import version

from networkdays.networkdays import JobSchedule

for hours, expected, observed in ((100, 13, 10), (80, 10, 9), (40, 5, 5)):
    schedule = JobSchedule(hours, 8, date(2026, 12, 28))
    days = list(schedule.days())
    print("python-networkdays", version("python-networkdays"), hours, "hours, expected", expected, "got", len(days), days[-1])
    assert len(days) == schedule.bussines_days == observed
assert JobSchedule(100, 8, date(2026, 12, 28)).jobdays[-1] == date(2027, 1, 8)
PYTHON
