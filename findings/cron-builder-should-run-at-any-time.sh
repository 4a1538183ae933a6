#!/usr/bin/env bash
# cron-builder has "smart matching", a should_run() that its table of methods says checks whether a schedule should run
# at a moment. It looks at the schedule only after and_dow() or and_dom(), and is otherwise True: on weekdays at nine
# should run on a Sunday at three. With and_dow() it looks at the day but not at the clock or the month: the first
# Monday of April at nine should run in November at three. "All methods automatically validate" their input, yet every
# 90 minutes is accepted and written "*/90", which cron runs once an hour.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cron-builder==0.1.1
"$folder/venv/bin/python" - <<'PYTHON'
import warnings
from datetime import datetime
from importlib.metadata import version

from cron_builder import CronBuilder, Month, Weekday

warnings.simplefilter("ignore")
weekdays = CronBuilder().at(9).on_weekdays()
assert str(weekdays) == "0 9 * * 1-5"
sunday = datetime(2026, 11, 1, 3, 17)
assert sunday.weekday() == 6
print("cron-builder", version("cron-builder"), weekdays, sunday, "expected False, got", weekdays.should_run(sunday))
assert weekdays.should_run(sunday) is True

april = CronBuilder().at(9).on_dom(2).in_month(Month.APRIL).and_dow(Weekday.MONDAY)
november = datetime(2026, 11, 2, 3, 17)
assert november.weekday() == 0
print(april, "and a Monday", november, "expected False, got", april.should_run(november))
assert april.should_run(november) is True
assert april.should_run(datetime(2026, 11, 9, 9)) is False

often = CronBuilder().every_minutes(90)
print("every 90 minutes, expected an error, got", often)
assert str(often) == "*/90 * * * *"
PYTHON
