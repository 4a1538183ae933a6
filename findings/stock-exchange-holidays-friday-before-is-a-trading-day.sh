#!/usr/bin/env bash
# stock-exchange-holidays says on which days New York does not trade, by the exchange's own page. Where a holiday falls on a
# weekend the exchange is closed on the Friday before or the Monday after (its rule 7.2). The list has the day itself, a
# Saturday or Sunday on which nobody trades anyway, and not the day off: 3 July 2020, 5 July 2021, 24 December 2021 and 2
# January 2023 are trading days. Other years and other calendars have these days as holidays.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install stock-exchange-holidays==0.2.0 holidays==0.77
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date
from importlib.metadata import version

from holidays.financial import NYSE as OtherCalendar
from stock.stock_exchange_holidays import NYSE, Holidays

calendar = Holidays(exchange=NYSE())
other = OtherCalendar(years=range(2020, 2024))
for day, observed in (
    (date(2022, 7, 4), True),
    (date(2020, 7, 3), False),
    (date(2021, 7, 5), False),
    (date(2021, 12, 24), False),
    (date(2023, 1, 2), False),
):
    found = bool(calendar.is_date_holiday(day))
    print("stock-exchange-holidays", version("stock-exchange-holidays"), f"{day:%A}", day, "expected", day in other, "got", found)
    assert day in other and day.weekday() < 5
    assert found == observed
assert calendar.is_date_holiday(date(2020, 7, 4)) and date(2020, 7, 4).weekday() == 5
PYTHON
