#!/usr/bin/env bash
# A schedule that begins at a moment with a zone has moments without one in croniter-rs, which takes the place of croniter:
# nine in the morning in New York is nine in the morning. And hours are those of that clock as if it were never set back or
# forward: in the night of 1 November 01:00 comes once and not twice, and on 8 March there is a run at 02:00, which no clock
# shows.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install croniter-rs==0.2.0 croniter==7.0.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version
from zoneinfo import ZoneInfo

import croniter
import croniter_rs

NEW_YORK = ZoneInfo("America/New_York")


def list_runs(module, begin):
    schedule = module.croniter("0 * * * *", begin)
    return [schedule.get_next(datetime).isoformat()[5:] for _ in range(3)]


EXPECTED = {
    datetime(2026, 11, 1, 0, 30, tzinfo=NEW_YORK): (
        ["11-01T01:00:00-04:00", "11-01T01:00:00-05:00", "11-01T02:00:00-05:00"],
        ["11-01T01:00:00", "11-01T02:00:00", "11-01T03:00:00"],
    ),
    datetime(2026, 3, 8, 0, 30, tzinfo=NEW_YORK): (
        ["03-08T01:00:00-05:00", "03-08T03:00:00-04:00", "03-08T04:00:00-04:00"],
        ["03-08T01:00:00", "03-08T02:00:00", "03-08T03:00:00"],
    ),
}
for begin, (expected, observed) in EXPECTED.items():
    found = list_runs(croniter_rs, begin)
    print("croniter-rs", version("croniter-rs"), "expected", *expected, "got", *found)
    assert (list_runs(croniter, begin), found) == (expected, observed)
PYTHON
