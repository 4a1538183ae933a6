#!/usr/bin/env bash
# A report of November is of the quarter that begins on 1 October: pandas, whose units siuba's floor_date takes, says so of "QS".
# Here it begins on 1 September, and the next on 1 December, so that a report of September is of the fourth quarter. Down to
# a week, "W", is down to the day. Months are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install siuba==0.4.4 pandas==2.0.3 numpy==1.26.4 SQLAlchemy==2.1.9
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import pandas
from siuba.experimental.datetime import ceil_date, floor_date

day = pandas.Series([pandas.Timestamp("2026-11-05 15:15")])
EXPECTED = {
    ("MS", floor_date): ("2026-11-01", "2026-11-01"),
    ("QS", floor_date): ("2026-10-01", "2026-09-01"),
    ("QS", ceil_date): ("2027-01-01", "2026-12-01"),
    ("W", floor_date): ("2026-11-02", "2026-11-05"),
}
for (unit, round_date), (right, observed) in EXPECTED.items():
    found = str(round_date(day, unit)[0].date())
    print("siuba", version("siuba"), round_date.__name__, unit, "expected", right, "got", found)
    assert found == observed
quarter = pandas.date_range("2026-09-05", periods=1, freq="QS")[0]
print("pandas", pandas.__version__, "next quarter from September on", quarter.date())
assert str(quarter.date()) == "2026-10-01"
PYTHON
