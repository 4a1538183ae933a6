#!/usr/bin/env bash
# The exchange of Korea opens an hour later on the first trading day of a year, at ten. Of two calendars of exchanges one
# takes its hours from the other, but not this one: by it the exchange trades from nine, before any price is there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pandas-market-calendars==5.5.0 exchange-calendars==4.13.2
"$folder/venv/bin/python" - <<'PYTHON'
import warnings
from importlib.metadata import version
from zoneinfo import ZoneInfo

import exchange_calendars
import pandas_market_calendars

warnings.simplefilter("ignore")
for day, expected in {"2025-01-02": (10, 9), "2026-01-02": (10, 9), "2026-01-05": (9, 9)}.items():
    right = exchange_calendars.get_calendar("XKRX").session_open(day).astimezone(ZoneInfo("Asia/Seoul"))
    wrong = pandas_market_calendars.get_calendar("XKRX").schedule(day, day).market_open.iloc[0].astimezone(ZoneInfo("Asia/Seoul"))
    print(day, "exchange-calendars", version("exchange-calendars"), right, end=" ")
    print("pandas-market-calendars", version("pandas-market-calendars"), wrong)
    assert (right.hour, wrong.hour) == expected
PYTHON
