#!/usr/bin/env bash
# A periodic task of huey has a crontab of five fields. A space behind the comma of "9, 17" makes 17 no number, and what is no
# number is left out without a word as long as one is left: the task never runs in the afternoon. A day of the month beside
# one of the week, which in crontab is due on either (crontab(5)), is due where both hold: "the 1st and the 15th, and Mondays"
# has none in November 2026.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install huey==3.5.4
"$folder/venv/bin/python" - <<'PYTHON'
import datetime
from importlib.metadata import version

from huey import crontab

hours = [hour for hour in range(24) if crontab(minute="0", hour="9, 17")(datetime.datetime(2026, 11, 5, hour))]
print("huey", version("huey"), "hour='9, 17', expected [9, 17], got", hours)
assert hours == [9]
assert [hour for hour in range(24) if crontab(minute="0", hour="9,17")(datetime.datetime(2026, 11, 5, hour))] == [9, 17]


def days(**fields):
    due = crontab(minute="0", hour="9", **fields)
    return [day for day in range(1, 31) if due(datetime.datetime(2026, 11, day, 9))]


assert days(day="1,15") == [1, 15] and days(day_of_week="1") == [2, 9, 16, 23, 30]
found = days(day="1,15", day_of_week="1")
print("day='1,15', day_of_week='1' in November 2026, expected [1, 2, 9, 15, 16, 23, 30], got", found)
assert found == []
PYTHON
