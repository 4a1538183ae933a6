#!/usr/bin/env bash
# "0 9 * * 5-7", from Friday to Sunday, is due on Friday and Saturday: the seventh day is in the range and never comes, while
# alone it is refused. "On the 15th or on Fridays" is on such days as are both, twice or thrice a year. Half a second after
# nine the run before was a year ago, and not half a second. The package says that it is like croniter, which has all three
# right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pychronotab==1.0.7 croniter==7.0.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

import croniter
import pychronotab


def list_runs(module, expression, begin, backward=False):
    schedule = module.croniter(expression, begin)
    step = schedule.get_prev if backward else schedule.get_next
    return [str(step(datetime).date()) for _ in range(1 if backward else 3)]


EXPECTED = {
    ("0 9 * * 5-7", datetime(2026, 11, 5), False): (
        ["2026-11-06", "2026-11-07", "2026-11-08"],
        ["2026-11-06", "2026-11-07", "2026-11-13"],
    ),
    ("0 9 15 * FRI", datetime(2026, 11, 5), False): (
        ["2026-11-06", "2026-11-13", "2026-11-15"],
        ["2027-01-15", "2027-10-15", "2028-09-15"],
    ),
    ("0 9 5 11 *", datetime(2026, 11, 5, 9, 0, 0, 500_000), True): (["2026-11-05"], ["2025-11-05"]),
}
for (expression, begin, backward), (expected, observed) in EXPECTED.items():
    found = list_runs(pychronotab, expression, begin, backward)
    print("pychronotab", version("pychronotab"), expression, "expected", *expected, "got", *found)
    assert (list_runs(croniter, expression, begin, backward), found) == (expected, observed)
PYTHON
