#!/usr/bin/env bash
# "Mo-Su 09:00-17:00; PH off", closed on public holidays, is open in Japan on 22 September 2026, which lies between two
# holidays and so is one, on 22 March 2027, which stands in for a Sunday, and on each holiday that is a Sunday, such as 3 May
# 2026. Of 2026 and 2027 these are all; 6 May 2026, which stands in for 3 May, is closed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install opening-hours-py==2.1.4 holidays==0.109
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date, datetime, timedelta
from importlib.metadata import version

from holidays import country_holidays
from opening_hours import OpeningHours, State

hours = OpeningHours("Mo-Su 09:00-17:00; PH off", country="JP")
holidays = country_holidays("JP", years=(2026, 2027))
days = [date(2026, 1, 1) + timedelta(days=number) for number in range(2 * 365)]
closed = [day for day in days if hours.state(datetime(day.year, day.month, day.day, 10))[0] == State.CLOSED]
for day in sorted(set(holidays) - set(closed)):
    print("opening-hours-py", version("opening-hours-py"), "open on", day, day.strftime("%A"), holidays[day])
assert set(closed) < set(holidays)
assert sorted(set(holidays) - set(closed)) == [date(2026, 5, 3), date(2026, 9, 22), date(2027, 3, 22)]
PYTHON
