#!/usr/bin/env bash
# dateexpr counts in periods, quarters among them: its documentation adds +P1Q to 15 January and has 15 April. A quarter after
# 10 February is 10 July, for the months from the beginning of the quarter are added twice, and a quarter before 10 February of
# 2026 is 10 October. "Start of current quarter" and "Start of previous month" are their last days, if asked on the last day of
# a month: on 30 November the quarter begins on 31 October.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install dateexpr==1.0.0 python-dateutil==2.9.0.post0 pytz==2026.6
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date
from importlib.metadata import version

from dateexpr import DateExpr


def reached(day, period):
    return DateExpr(day).advanced(period).date()


assert reached("2026-01-15", "+P1Q") == date(2026, 4, 15)
after = reached("2026-02-10", "+P1Q")
print("dateexpr", version("dateexpr"), "expected 2026-05-10, got", after)
assert after == date(2026, 7, 10) and reached("2026-02-10", "-P1Q") == date(2025, 10, 10)
assert reached("2026-02-10", "+P3M") == date(2026, 5, 10)
starts = [reached(day, "@this_quarter") for day in ("2026-11-29", "2026-11-30")]
print("expected 2026-10-01 twice, got", *starts)
assert starts == [date(2026, 10, 1), date(2026, 10, 31)]
months = [reached(day, "@last_month") for day in ("2026-11-29", "2026-11-30")]
print("expected 2026-10-01 twice, got", *months)
assert months == [date(2026, 10, 1), date(2026, 10, 31)]
assert reached("2026-02-28", "@next_quarter") == date(2026, 4, 30)
PYTHON
