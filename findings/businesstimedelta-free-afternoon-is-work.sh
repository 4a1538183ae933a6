#!/usr/bin/env bash
# Rules of businesstimedelta take time off from hours of work. Time off that ends with the day of work, or after it, is not
# taken: from nine to six, with Friday afternoon from twelve off, a Friday has nine hours for three; until five it would be
# four, which is right. Its documentation has shifts over midnight; of one from ten in the evening to six, who begins when
# it begins has worked no hours, and who comes at two none as well.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install businesstimedelta==1.0.1
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime, time
from importlib.metadata import version

from businesstimedelta import Rules, WorkDayRule

DAY = WorkDayRule(start_time=time(9), end_time=time(18), working_days=[0, 1, 2, 3, 4])


def hours(rules, begin, end):
    return Rules(rules).difference(datetime(2026, 11, *begin), datetime(2026, 11, *end)).hours


def off(end):
    return WorkDayRule(start_time=time(12), end_time=time(end), working_days=[4], time_off=True)


print("businesstimedelta", version("businesstimedelta"))
for end, right, observed in ((17, 4, 4), (18, 3, 9), (20, 3, 9)):
    worked = hours([DAY, off(end)], (6, 9), (6, 18))
    print("Friday from 9 to 18, off from 12 to", end, "expected", right, "got", worked)
    assert worked == observed
night = WorkDayRule(start_time=time(22), end_time=time(6), working_days=[0, 1, 2, 3, 4])
for begin, right, observed in (((2, 21), 8, 8), ((2, 22), 8, 0), ((3, 2), 4, 0)):
    worked = hours([night], begin, (3, 6))
    print("shift from 22 to 6, worked from", begin[1], "to 6: expected", right, "got", worked)
    assert worked == observed
PYTHON
