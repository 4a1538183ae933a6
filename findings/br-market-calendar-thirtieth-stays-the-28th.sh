#!/usr/bin/env bash
# br-market-calendar makes the dates of monthly, quarterly and other schedules and moves those that are no working day. Each
# date is counted from the one before: a monthly report that begins on Friday 30 January is due on the 28th from April on,
# since February had no thirtieth, and July has two, the 28th and the 30th with which it ends. A quarterly one from 30
# November has its next in May on the 28th, and ends twice, on the 29th and 30th of November. Only the last day of a month
# has an option to stay so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install br-market-calendar==0.2.3
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date
from importlib.metadata import version

from br_market_calendar import BrazilFinancialCalendar, generate_schedule

calendar = BrazilFinancialCalendar.from_holidays(["2026-01-01", "2026-04-21", "2026-05-01"])
EXPECTED = {
    ("2026-01-15", "2026-05-15", "monthly"): (["01-15", "02-16", "03-16", "04-15", "05-15"],) * 2,
    ("2026-01-30", "2026-07-30", "monthly"): (
        ["01-30", "03-02", "03-30", "04-30", "06-01", "06-30", "07-30"],
        ["01-30", "03-02", "03-30", "04-28", "05-28", "06-29", "07-28", "07-30"],
    ),
    ("2026-11-30", "2027-11-30", "quarterly"): (
        ["11-30", "03-01", "05-31", "08-30", "11-30"],
        ["11-30", "03-01", "05-28", "08-30", "11-29", "11-30"],
    ),
}
for (start, end, frequency), (expected, observed) in EXPECTED.items():
    days: list[date] = generate_schedule(start, end, frequency, calendar=calendar)
    found = [day.isoformat()[5:] for day in days]
    print("br-market-calendar", version("br-market-calendar"), start, frequency, "expected", expected, "got", found)
    assert found == observed
PYTHON
