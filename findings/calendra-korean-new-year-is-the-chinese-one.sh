#!/usr/bin/env bash
# Korea's New Year of 2027 is on 7 February, the day after that of China, since the new moon comes after midnight in Seoul and
# before it in Beijing. calendra has 6 February, so that Friday the 5th is a holiday and Monday the 8th, in fact one, is not.
# Since 2021 most holidays on a Sunday move to Monday, which are working days here. korean-lunar-calendar has the right day.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install calendra==7.11.1 korean-lunar-calendar==0.4.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date
from importlib.metadata import version

from calendra.asia import SouthKorea
from korean_lunar_calendar import KoreanLunarCalendar

lunar = KoreanLunarCalendar()
lunar.setLunarDate(2027, 1, 1, False)
korea = SouthKorea()
found = [day for day, label in korea.holidays(2027) if "Korean New Year" in str(label)]
print("calendra", version("calendra"), "expected around", lunar.SolarIsoFormat(), "got", found)
assert lunar.SolarIsoFormat() == "2027-02-07"
assert found == [date(2027, 2, 5), date(2027, 2, 6), date(2027, 2, 7)]
for day in [date(2027, 2, 8), date(2026, 3, 2), date(2026, 8, 17), date(2026, 10, 5)]:
    print(day, "expected a holiday, got a working day:", korea.is_working_day(day))
    assert korea.is_working_day(day)
PYTHON
