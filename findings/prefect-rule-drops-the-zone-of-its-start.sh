#!/usr/bin/env bash
# A recurrence rule may begin with its start, and with the zone of it (RFC 5545, 3.3.10 and 3.8.2.4). Prefect, which says that it
# minds the zone of the start, drops it: nine in Tokyo is nine in UTC, nine hours late, and 09:00 UTC is nine in New York where
# the schedule has that zone, though dateutil, by which it reads the rule, has the right moments.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HOME="$folder" PREFECT_HOME="$folder/prefect"
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install prefect==3.9.1 python-dateutil==2.9.0.post0
"$folder/venv/bin/python" - <<'PYTHON'
import asyncio
from datetime import UTC, datetime

import prefect
from dateutil.rrule import rrulestr
from prefect.server.schemas.schedules import RRuleSchedule

TOKYO = "DTSTART;TZID=Asia/Tokyo:20261102T090000\nRRULE:FREQ=DAILY;COUNT=2"
LONDON = "DTSTART:20261102T090000Z\nRRULE:FREQ=DAILY;COUNT=2"
EXPECTED = {
    (TOKYO, "UTC"): (0, 9),
    (TOKYO, "America/New_York"): (0, 14),
    (LONDON, "UTC"): (9, 9),
    (LONDON, "America/New_York"): (9, 14),
}
for (rule, zone), observed in EXPECTED.items():
    right = next(iter(rrulestr(rule))).astimezone(UTC)
    dates = asyncio.run(RRuleSchedule(rrule=rule, timezone=zone).get_dates(2, datetime(2026, 11, 1, tzinfo=UTC)))
    found = dates[0].astimezone(UTC)
    print("prefect", prefect.__version__, rule.split("\n")[0], zone, "expected", right, "got", found)
    assert (right.hour, found.hour) == observed and right.date() == found.date()
PYTHON
