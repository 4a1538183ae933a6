#!/usr/bin/env bash
# A year, quarter, month or day of fiscalyear ends at 23:59:59, and what is behind that is not in it: of moments with
# fractions of a second, as publishers and databases have, those of the last second of 31 March 2026 are in no fiscal year,
# neither in the one that ends nor in the next, in no quarter and on no day. The same moment, asked for its fiscal year, says
# 2025, a year too early; half a second before it is 2026.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install fiscalyear==0.4.0
"$folder/venv/bin/python" - <<'PYTHON'
import datetime
from importlib.metadata import version

import fiscalyear
from fiscalyear import FiscalDateTime, FiscalDay, FiscalQuarter, FiscalYear

fiscalyear.setup_fiscal_calendar(start_year="previous", start_month=4, start_day=1)
EXPECTED = {(23, 59, 59, 0): (1, 2026), (23, 59, 59, 500000): (0, 2025)}
for clock, (observed, year) in EXPECTED.items():
    moment = datetime.datetime(2026, 3, 31, *clock)
    years = sum(moment in FiscalYear(number) for number in range(2024, 2029))
    quarters = sum(moment in FiscalQuarter(number, quarter) for number in range(2024, 2029) for quarter in range(1, 5))
    days = sum(moment in FiscalDay(number, day) for number in (2026, 2027) for day in range(1, 366))
    named = FiscalDateTime(2026, 3, 31, *clock)
    print("fiscalyear", version("fiscalyear"), moment, "of year", named.fiscal_year, "in years, quarters, days:", years, quarters, days)
    assert (years, quarters, days) == (observed,) * 3 and named.fiscal_year == year
PYTHON
