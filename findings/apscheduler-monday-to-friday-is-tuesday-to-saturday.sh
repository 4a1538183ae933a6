#!/usr/bin/env bash
# from_crontab takes a standard expression of cron, in which 1 is Monday and 0 Sunday. Here 0 is Monday: "0 9 * * 1-5" runs from
# Tuesday to Saturday, and what is meant for Sunday on Monday; 7 is refused. With a day of the month beside it both must hold,
# where in cron either does (POSIX, crontab). By name, "mon-fri", the days are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install apscheduler==3.11.3 croniter==7.0.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import UTC, datetime
from importlib.metadata import version

from apscheduler.triggers.cron import CronTrigger
from croniter import croniter

BEGIN = datetime(2026, 11, 7, tzinfo=UTC)
EXPECTED = {
    "0 9 * * 1-5": ("Mon Tue Wed Thu Fri", "Sat Tue Wed Thu Fri"),
    "0 9 * * 0": ("Sun Sun Sun Sun Sun", "Mon Mon Mon Mon Mon"),
    "0 9 * * mon-fri": ("Mon Tue Wed Thu Fri", "Mon Tue Wed Thu Fri"),
    "0 9 1,15 * mon": ("Mon Sun Mon Mon Mon", "Mon Mon Mon Mon Mon"),
}
for rule, observed in EXPECTED.items():
    trigger, other, moment, found = CronTrigger.from_crontab(rule, timezone=UTC), croniter(rule, BEGIN), BEGIN, []
    for _ in range(5):
        moment = trigger.get_next_fire_time(moment if found else None, moment)
        found.append(moment)
    days = " ".join(f"{day:%a}" for day in found)
    right = " ".join(f"{other.get_next(datetime):%a}" for _ in range(5))
    print("apscheduler", version("apscheduler"), rule, "expected", right, "got", days, "from", found[0].date())
    assert (right, days) == observed
assert found[0].date() == datetime(2027, 2, 1).date()
PYTHON
