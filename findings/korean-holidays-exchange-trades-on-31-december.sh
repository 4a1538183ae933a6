#!/usr/bin/env bash
# Korea's exchange is closed on the last weekday of a year, and on the day of an election. In 2025 two holidays fell on 5 May, so
# that 6 May was one in their place. korean-holidays, which also counts the days of trade of a year, has each of them for a day
# of trade; exchange-calendars has none.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install korean-holidays==0.3.0 exchange-calendars==4.13.2
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date
from importlib.metadata import version

import exchange_calendars
from korean_holidays import count_trading_days, is_trading_day

calendar = exchange_calendars.get_calendar("XKRX", start="2024-01-01", end="2026-12-31")
for day in [date(2024, 4, 10), date(2024, 12, 31), date(2025, 5, 6), date(2025, 12, 31)]:
    expected, found = calendar.is_session(day.isoformat()), is_trading_day(day)
    print("korean-holidays", version("korean-holidays"), day, "expected", expected, "got", found)
    assert (expected, found) == (False, True)
expected = len(calendar.sessions_in_range("2025-01-01", "2025-12-31"))
found = count_trading_days(date(2025, 1, 1), date(2025, 12, 31))
print("days of trade in 2025: expected", expected, "got", found)
assert found > expected
PYTHON
