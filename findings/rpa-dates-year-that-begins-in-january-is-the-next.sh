#!/usr/bin/env bash
# rpa-dates has "fiscal year support": a year is named after the one in which it ends, so that April 2026 is of 2027. A year that
# begins in January ends in the same one, and is 2027 for all of 2026. The month of the settings, 10 in the README, is not used:
# May 2026 is of 2027, as if the year began in April. A day as the README writes it, "2025-07-03", is refused without settings.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install rpa-dates==2.0.4 holidays==0.109
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date
from importlib.metadata import version

from rpa_dates import DateConfig, DateService

service = DateService()
EXPECTED = [
    (date(2026, 3, 31), 4, 2026, 2026),
    (date(2026, 4, 1), 4, 2027, 2027),
    (date(2026, 1, 15), 1, 2026, 2027),
    (date(2026, 12, 31), 1, 2026, 2027),
    (date(2025, 12, 31), 1, 2025, 2026),
]
for day, month, expected, observed in EXPECTED:
    found = service.fiscal_year(day, start_month=month)
    print("rpa-dates", version("rpa-dates"), day, "from month", month, "expected", expected, "got", found)
    assert found == observed
settled = DateService(config=DateConfig(fiscal_year_start_month=10))
found = settled.fiscal_year(date(2026, 5, 1)), settled.fiscal_month(date(2026, 5, 1))
print("with October in the settings expected (2026, 8), got", found)
assert found == (2027, 2)
assert (settled.fiscal_year(date(2026, 5, 1), start_month=10)) == 2026
try:
    service.normalize("2025-07-03")
except Exception as error:
    print("expected 3 July 2025, got", type(error).__name__)
else:
    raise AssertionError("reads a day as its README writes it")
PYTHON
