#!/usr/bin/env bash
# With both a day of the month and a day of the week, cron runs on either (POSIX, crontab: "any day matching either"). "0 9 1,15
# * 1", every Monday and on the first and the fifteenth, runs where both meet: of eleven runs until the end of the year none is
# left. Two other readers have all of them. Nothing tells that the next run is in February.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cron-converter==2.0.2 croniter==7.0.0 cronsim==2.8
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

from croniter import croniter
from cronsim import CronSim
from cron_converter import Cron

BEGIN, RULE = datetime(2026, 11, 5), "0 9 1,15 * 1"
schedule, other, third = Cron(RULE).schedule(BEGIN), croniter(RULE, BEGIN), CronSim(RULE, BEGIN)
found = {
    "cron-converter": [str(schedule.next().date()) for _ in range(3)],
    "croniter": [str(other.get_next(datetime).date()) for _ in range(3)],
    "cronsim": [str(next(third).date()) for _ in range(3)],
}
for name, days in found.items():
    print(name, version(name), RULE, "got", days)
assert found["cron-converter"] == ["2027-02-01", "2027-02-15", "2027-03-01"]
assert found["croniter"] == found["cronsim"] == ["2026-11-09", "2026-11-15", "2026-11-16"]
PYTHON
