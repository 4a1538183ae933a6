#!/usr/bin/env bash
# Presidents' Day, Washington's Birthday in law, is the third Monday of February (5 U.S.C. 6103). In three of twelve years
# the package has it on a Thursday, 18 February 2021 and 17 and 16 February in the next two, so that days are counted that
# were none. Of holidays that fall on a weekend it has the day that is kept for them in 2016 and 2017, and not 3 July 2026
# or 5 July 2021.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install business-days==0.0.8
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date, timedelta
from importlib.metadata import version

from business_days.business_days import is_business_day

print("business-days", version("business-days"))
wrong = []
for year in range(2015, 2027):
    first = date(year, 2, 1)
    monday = first + timedelta(days=(-first.weekday()) % 7 + 14)
    found = [day for day in (date(year, 2, number) for number in range(1, 29)) if day.weekday() < 5 and not is_business_day(day)]
    print(year, "expected", monday, "got", *found)
    assert len(found) == 1
    if found != [monday]:
        wrong.append(f"{found[0]:%A %d %B %Y}")
assert wrong == ["Thursday 18 February 2021", "Thursday 17 February 2022", "Thursday 16 February 2023"]
assert not is_business_day(date(2017, 1, 2))
assert is_business_day(date(2021, 7, 5))
assert is_business_day(date(2026, 7, 3))
PYTHON
