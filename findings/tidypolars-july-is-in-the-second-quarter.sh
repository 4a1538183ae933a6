#!/usr/bin/env bash
# The fourth quarter begins in October. In tidypolars it begins in December, and the third in August: the month is divided by four.
# A weekday is "from sunday = 1 to saturday = 7" by its description, and Sunday is 8.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install tidypolars==0.3.2 polars==2.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date
from importlib.metadata import version

import tidypolars
from tidypolars import col

EXPECTED = {date(2026, 3, 31): 1, date(2026, 7, 1): 2, date(2026, 8, 1): 3, date(2026, 11, 5): 3, date(2026, 12, 1): 4}
found = tidypolars.tibble({"day": list(EXPECTED)}).mutate(quarter=tidypolars.quarter(col("day")))["quarter"].to_list()
for (day, observed), quarter in zip(EXPECTED.items(), found, strict=True):
    print("tidypolars", version("tidypolars"), day, "expected quarter", (day.month + 2) // 3, "got", quarter)
    assert quarter == observed
week = tidypolars.tibble({"day": [date(2026, 11, day) for day in range(1, 8)]})
found = week.mutate(weekday=tidypolars.wday(col("day")))["weekday"].to_list()
print("tidypolars from Sunday to Saturday expected", list(range(1, 8)), "got", found)
assert found == [8, 2, 3, 4, 5, 6, 7]
PYTHON
