#!/usr/bin/env bash
# larzcron "honours the Vixie-cron rule" by which a line runs on its day of the month or its day of the week where both
# are restricted. To cron a day that begins with a star is not restricted, so that "0 9 */2 * mon" runs on the Mondays
# that are odd days; larzcron and cronwhen run it on every odd day and every Monday, nine times as often. To larzcron
# the days 0-6 and 1-31 are no restriction either, which they are to cron: "0 9 1 * 0-6", every day, is the first of the
# month. crondst, which is built after Vixie cron, has all of them right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install larzcron==0.1.0 cronwhen-cli==0.1.0 crondst==1.0.3
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import UTC, datetime
from importlib.metadata import version

from crondst import CronDst
from cronwhen import next_runs
from larzcron import CronExpression

START = datetime(2026, 11, 1)


def days(line):
    schedule, moment, larz = CronExpression(line), START, []
    cron = CronDst(line).iter(START.replace(tzinfo=UTC))
    for _ in range(4):
        moment = schedule.next(moment)
        larz.append(moment)
    found = [next(cron) for _ in range(4)], larz, next_runs(line, START, 4)
    return tuple(" ".join(day.strftime("%m-%d") for day in runs) for runs in found)


MONDAYS, ALL, BOTH = "11-02 11-09 11-16 11-23", "11-01 11-02 11-03 11-04", "11-01 11-02 11-03 11-05"
EXPECTED = {
    "0 9 */2 * mon": ("11-09 11-23 12-07 12-21", BOTH, BOTH),
    "0 9 1 * 0-6": (ALL, "11-01 12-01 01-01 02-01", ALL),
    "0 9 1-31 * mon": (ALL, MONDAYS, ALL),
    "0 9 * * mon": (MONDAYS, MONDAYS, MONDAYS),
}
for line, observed in EXPECTED.items():
    found = days(line)
    print("larzcron", version("larzcron"), "cronwhen-cli", version("cronwhen-cli"), line)
    print("    expected", found[0], "got", found[1], "and", found[2])
    assert found == observed
PYTHON
