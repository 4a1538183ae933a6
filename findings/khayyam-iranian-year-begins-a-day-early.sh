#!/usr/bin/env bash
# The Iranian year 1403 has 366 days, and 1404 began on 21 March 2025. khayyam gives 1403 a day less, so that 20 March 2025 is
# the first day of 1404 and each of the next 366 days, up to 20 March 2026, is a day too late; 30 Esfand 1403 is refused.
# jdatetime has all of them as the calendars of Iran do.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install khayyam==2.9.8 jdatetime==6.1.1
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date, timedelta
from importlib.metadata import version

from jdatetime import date as other_date
from khayyam import JalaliDate

for day in (date(2025, 3, 19), date(2025, 3, 20), date(2025, 11, 5), date(2026, 3, 20), date(2026, 3, 21)):
    found, expected = str(JalaliDate(day)), str(other_date.fromgregorian(date=day))
    print("khayyam", version("khayyam"), day, "expected", expected, "got", found)
    assert (found == expected) == (day in (date(2025, 3, 19), date(2026, 3, 21)))
days = [date(2024, 3, 20) + timedelta(days=number) for number in range(3 * 365)]
wrong = [day for day in days if str(JalaliDate(day)) != str(other_date.fromgregorian(date=day))]
print(len(wrong), "days are wrong, from", wrong[0], "to", wrong[-1])
assert (len(wrong), wrong[0], wrong[-1]) == (366, date(2025, 3, 20), date(2026, 3, 20))
try:
    JalaliDate(1403, 12, 30)
except ValueError as error:
    print(error)
else:
    raise AssertionError
PYTHON
