#!/usr/bin/env bash
# mp-cron-parser "returns the next run time after any given timestamp". Once it has moved on to the hour or the day it
# keeps the minute or the clock of the moment it began at, finds them too late and moves on again: at 8:45 the next run
# of "0 9 * * *" is tomorrow, though at 8:00 it is today, and on the afternoon of 2 November that of the tenth at nine
# is in December. Where a day of the month and a day of the week are both given it runs when both are true, where cron
# runs when one is.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install mp-cron-parser==0.1.5
"$folder/venv/bin/python" - <<'PYTHON'
import os
import time
from calendar import timegm
from datetime import datetime
from importlib.metadata import version

os.environ["TZ"] = "UTC"
time.tzset()

from cron_parser import Cron  # noqa: E402

EXPECTED = [
    ("0 9 * * *", (2026, 11, 2, 8, 0), "2026-11-02 09:00:00", "2026-11-02 09:00:00"),
    ("0 9 * * *", (2026, 11, 2, 8, 45), "2026-11-02 09:00:00", "2026-11-03 09:00:00"),
    ("0 9 10 * *", (2026, 11, 2, 8, 0), "2026-11-10 09:00:00", "2026-11-10 09:00:00"),
    ("0 9 10 * *", (2026, 11, 2, 15, 0), "2026-11-10 09:00:00", "2026-12-10 09:00:00"),
    ("0 9 13 * 5", (2026, 11, 2, 0, 0), "2026-11-06 09:00:00", "2026-11-13 09:00:00"),
]
for line, moment, expected, observed in EXPECTED:
    after = datetime(*moment)
    found = str(datetime.utcfromtimestamp(Cron(line).next_run(timegm(after.timetuple()))))
    print("mp-cron-parser", version("mp-cron-parser"), line, "after", after, "expected", expected, "got", found)
    assert found == observed
PYTHON
