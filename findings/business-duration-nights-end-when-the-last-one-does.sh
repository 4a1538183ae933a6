#!/usr/bin/env bash
# business-duration counts hours of work, also of a shift over midnight, for which it has its own branches ("Eg. 9PM -
# 3AM"). Of the nights in between it takes as the end the moment at which the whole span ends: from Monday at 21:00 to
# Thursday at 1:00 are three hours on Monday, six on Tuesday, six on Wednesday and one on Thursday, and it gives 12 for
# 16. A span within one early morning, from half past midnight to half past two, has no hours at all. By day it is
# right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install business-duration==0.68 pandas==3.1.1
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime, time
from importlib.metadata import version

from business_duration import businessDuration

NIGHT, DAY = (time(21), time(3)), (time(9), time(17))
EXPECTED = [
    (NIGHT, datetime(2026, 11, 2, 21), datetime(2026, 11, 5, 1), 3 + 6 + 6 + 1, 12.0),
    (NIGHT, datetime(2026, 11, 2, 21), datetime(2026, 11, 5, 3), 3 + 6 + 6 + 3, 18.0),
    (NIGHT, datetime(2026, 11, 3, 0, 30), datetime(2026, 11, 3, 2, 30), 2, 0),
    (DAY, datetime(2026, 11, 2, 9), datetime(2026, 11, 5, 11), 8 + 8 + 8 + 2, 26.0),
]
for (opens, closes), start, end, expected, observed in EXPECTED:
    found = businessDuration(start, end, opens, closes, unit="hour")
    print("business-duration", version("business-duration"), start, end, "expected", expected, "got", found)
    assert found == observed
PYTHON
