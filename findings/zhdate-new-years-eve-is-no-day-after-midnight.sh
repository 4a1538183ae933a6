#!/usr/bin/env bash
# zhdate gives the day of the Chinese calendar of a datetime. Each moment of a year has one but those of the day before New
# Year: only its midnight has, the last of the twelfth month. At 0:01, or three in the afternoon, the package says that the
# day is out of the years that it knows, or that there is none. lunar-python has the right one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install zhdate==0.1 lunar-python==1.4.8
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime, timedelta
from importlib.metadata import version

from lunar_python import Solar
from zhdate import ZhDate


def day(moment):
    try:
        found = ZhDate.from_datetime(moment)
    except TypeError:
        return None
    return found.lunar_year, found.lunar_month, found.lunar_day


first = datetime(2026, 1, 1, 15)
lost = [moment for moment in (first + timedelta(days) for days in range(365)) if day(moment) is None]
expected = Solar.fromYmd(2026, 2, 16).getLunar()
print("zhdate", version("zhdate"), "expected", (expected.getYear(), expected.getMonth(), expected.getDay()), "got none for", lost)
assert lost == [datetime(2026, 2, 16, 15)]
assert day(datetime(2026, 2, 16)) == (2025, 12, 29) == (expected.getYear(), expected.getMonth(), expected.getDay())
assert day(datetime(2026, 2, 16, 0, 1)) is None and day(datetime(2026, 2, 17, 0, 1)) == (2026, 1, 1)
PYTHON
