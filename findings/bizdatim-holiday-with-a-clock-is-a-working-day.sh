#!/usr/bin/env bash
# bizdatim counts working days and hours with holidays that are dates, as its README has it, where moments are added to as
# well. A moment is compared with the dates and equals none of them, for a moment and a date are never the same in Python: 3
# November 2026, a holiday in Japan, is a day off as a date and a working day at any time of it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install bizdatim==0.2.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date, datetime, time, timedelta
from importlib.metadata import version

from bizdatim import SAT, SUN, Policy

CULTURE_DAY = date(2026, 11, 3)
days = Policy(weekends=(SAT, SUN), holidays=(CULTURE_DAY,))
hours = Policy(weekends=(SAT, SUN), holidays=(CULTURE_DAY,), hours=(time(8), time(20)))
by_date, by_moment = days.add(date(2026, 11, 2), 1), days.add(datetime(2026, 11, 2, 14, 30), 1)
worked = hours.add(datetime(2026, 11, 2, 14, 30), timedelta(hours=10))
print("bizdatim", version("bizdatim"), "a day after 2 November: expected 2026-11-04 and 2026-11-04 14:30, got", by_date, "and", by_moment)
print("ten hours after 14:30: expected 2026-11-04 12:30, got", worked)
assert by_date == date(2026, 11, 4)
assert by_moment == datetime(2026, 11, 3, 14, 30)
assert worked == datetime(2026, 11, 3, 12, 30)
assert days.is_day_off(CULTURE_DAY)
assert not days.is_day_off(datetime(2026, 11, 3, 14, 30))
PYTHON
