#!/usr/bin/env bash
# fiscal445 lays a financial year out in weeks, four, four and five to a month. `capture_outliers` takes the one to six days
# at either end that no week has into the first and the last week, and leaves every other week as it is, says its
# documentation, whose own first example begins in February. The days are those of the calendar year of the first: a year
# from Sunday, 29 March 2026 to 27 March 2027 begins on 1 January, so that the first quarter has 178 days, and ends on 31
# December, with five days in the fourth. Figures of three months are in no quarter, and others are in two years.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install fiscal445==1.1.1 pandas==3.1.1
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date
from importlib.metadata import version

from fiscal445 import Calendar

RIGHT = [("2026-03-29", "2026-06-27"), ("2026-06-28", "2026-09-26"), ("2026-09-27", "2026-12-26"), ("2026-12-27", "2027-03-27")]
plain = Calendar("2026-03-29", "sat").build()
taken = Calendar("2026-03-29", "sat", capture_outliers=True).build()
quarters = [plain.show.quarter_dates(number) for number in (1, 2, 3, 4)]
assert quarters == RIGHT
found = [taken.show.quarter_dates(number) for number in (1, 2, 3, 4)]
days = [(date.fromisoformat(end) - date.fromisoformat(begin)).days + 1 for begin, end in found]
print("fiscal445", version("fiscal445"), "expected", RIGHT, "got", found, "days", days)
assert found == [("2026-01-01", "2026-06-27"), *RIGHT[1:3], ("2026-12-27", "2026-12-31")]
assert days == [178, 91, 91, 5]
weeks = [str(end.date()) for end in taken["week_ending"]][51:53]
print("the last two weeks end on", weeks)
assert weeks == ["2027-03-20", "2026-12-31"]
PYTHON
