#!/usr/bin/env bash
# Prefect says of intervals of less than a day that they follow UTC, so that an hourly schedule runs each hour when clocks are set
# back, twice at what looks like one. It does not: in the night of 1 November in New York the second of the two hours from one to
# two is left out, also every quarter of an hour in it, where the anchor or the schedule names the zone. In UTC there is no gap.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HOME="$folder" PREFECT_HOME="$folder/prefect"
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install prefect==3.9.1
"$folder/venv/bin/python" - <<'PYTHON'
import asyncio
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import prefect
from prefect.server.schemas.schedules import IntervalSchedule

NEW_YORK = ZoneInfo("America/New_York")
BEGIN, END = datetime(2026, 11, 1, 4, tzinfo=UTC), datetime(2026, 11, 1, 8, tzinfo=UTC)


def gaps(minutes: int, anchor: datetime, timezone: str) -> set[int]:
    schedule = IntervalSchedule(interval=timedelta(minutes=minutes), anchor_date=anchor, timezone=timezone)
    moments = [moment.astimezone(UTC) for moment in asyncio.run(schedule.get_dates(50, BEGIN, END))]
    return {int((after - before).total_seconds() / 60) for before, after in zip(moments, moments[1:])}


for zone, observed in {"America/New_York": ({60, 120}, {15, 75}), "UTC": ({60}, {15})}.items():
    anchor = datetime(2026, 10, 31, 20, tzinfo=NEW_YORK if zone != "UTC" else UTC)
    found = gaps(60, anchor, zone), gaps(15, anchor, zone)
    print("prefect", prefect.__version__, zone, "expected minutes between runs {60} and {15}, got", *found)
    assert found == observed
PYTHON
