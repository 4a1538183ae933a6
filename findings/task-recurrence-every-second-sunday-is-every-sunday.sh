#!/usr/bin/env bash
# A task of every two weeks is due on every second Sunday. The package says "every 2 weeks on Sun" and gives each Sunday, for the
# week in which it looks from a Sunday is the one that ended the day before, so that two weeks later is next week. From any other
# weekday it is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install task-recurrence==4.0.0 arrow==0.14.7
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import arrow
from task_recurrence import Recurrence


def dates(day, **weekdays):
    recurrence = Recurrence(enabled=True, interval="week", increment=2, weekdays=weekdays)
    moment, found = arrow.get(day), []
    for _ in range(3):
        moment = recurrence.get_next_date(moment)
        found.append(moment.format("MM-DD"))
    return recurrence.string, found


saying, sundays = dates("2020-11-08", sunday=True)
print("task-recurrence", version("task-recurrence"), saying, "expected ['11-22', '12-06', '12-20'], got", sundays)
assert saying == "every 2 weeks on Sun"
assert sundays == ["11-15", "11-22", "11-29"]
assert dates("2020-11-09", monday=True)[1] == ["11-23", "12-07", "12-21"]
assert dates("2020-11-07", saturday=True)[1] == ["11-21", "12-05", "12-19"]
PYTHON
