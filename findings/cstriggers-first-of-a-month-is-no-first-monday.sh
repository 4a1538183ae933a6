#!/usr/bin/env bash
# cron-schedule-triggers reads the schedules of Quartz, in whose tutorial MON#1 is the first Monday of a month, 15W the
# weekday nearest to the 15th, L the last day, and "0/20 9" every 20 minutes of the hour from nine. Here the first
# Monday does not come if it is the 1st, 15W is the 20th or the 21st, L has the day on which it begins, and "0/20 9" is
# due at twenty past midnight.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cron-schedule-triggers==0.0.11
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from cstriggers.core.trigger import QuartzCron

SCHEDULES = {
    "0 0 9 ? * MON#1 *": (
        ["2026-11-02T09:00", "2026-12-07T09:00", "2027-01-04T09:00", "2027-02-01T09:00"],
        ["2026-11-02T09:00", "2026-12-07T09:00", "2027-01-04T09:00", "2027-04-05T09:00"],
    ),
    "0 0 9 15W * ? *": (
        ["2026-11-16T09:00", "2026-12-15T09:00", "2027-01-15T09:00", "2027-02-15T09:00"],
        ["2026-10-20T09:00", "2026-10-21T09:00", "2026-11-20T09:00", "2026-12-21T09:00"],
    ),
    "0 0 9 L * ? *": (
        ["2026-10-31T09:00", "2026-11-30T09:00", "2026-12-31T09:00", "2027-01-31T09:00"],
        ["2026-10-20T09:00", "2026-10-31T09:00", "2026-11-30T09:00", "2026-12-31T09:00"],
    ),
    "0 0/20 9 * * ? *": (
        ["2026-10-20T09:00", "2026-10-20T09:20", "2026-10-20T09:40", "2026-10-21T09:00"],
        ["2026-10-20T00:20", "2026-10-20T00:40", "2026-10-20T09:00", "2026-10-20T09:20"],
    ),
}
for words, (right, observed) in SCHEDULES.items():
    schedule = QuartzCron(schedule_string=words, start_date="2026-10-20T00:00:00", end_date="2030-01-01T00:00:00")
    found = [schedule.next_trigger(isoformat=True)[:16] for _ in right]
    print("cron-schedule-triggers", version("cron-schedule-triggers"), words, "expected", right, "got", found)
    assert found == observed
PYTHON
