#!/usr/bin/env bash
# Hong Kong's exchange stayed closed for the typhoons of 1 September 2023 and 6 September 2024 and the rain of 8 September
# 2023, and closes at noon on the eve of Christmas. One calendar trades on two of these days, the other on the third, and
# until four on every eve. Prices and news of such a day are compared with a market that did not trade.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pandas-market-calendars==5.5.0 exchange-calendars==4.13.2
"$folder/venv/bin/python" - <<'PYTHON'
import warnings
from importlib.metadata import version

import exchange_calendars
import pandas_market_calendars

warnings.simplefilter("ignore")
one, other = exchange_calendars.get_calendar("XHKG"), pandas_market_calendars.get_calendar("HKEX")
versions = ("exchange-calendars", version("exchange-calendars"), "pandas-market-calendars", version("pandas-market-calendars"))
for day, expected in {"2023-09-01": (True, False), "2023-09-08": (True, False), "2024-09-06": (False, True)}.items():
    trades = one.is_session(day), bool(len(other.schedule(day, day)))
    print(*versions, day, "expected no trading, got", trades)
    assert trades == expected
for day in ("2024-12-24", "2025-12-24", "2026-12-24"):
    closes = one.session_close(day), other.schedule(day, day).market_close.iloc[0]
    print(*versions, day, "expected 12:00, got", [str(moment.tz_convert("Asia/Hong_Kong").time()) for moment in closes])
    assert [moment.tz_convert("Asia/Hong_Kong").hour for moment in closes] == [12, 16]
PYTHON
