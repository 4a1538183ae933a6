#!/usr/bin/env bash
# quickadd reads days, clocks and what comes back, such as "every friday 9-5" and "thursdays 3pm and wednesdays 4pm",
# which its readme has. On Thursday 5 November 2026 "last friday" is the 27th, "3 days ago" tomorrow at three, and "5
# November 2026" that day at 20:26, for the year is a clock. "Every monday and friday 9am" ends in April, the fifteenth
# of a month is the fifth, and of Thursdays and Wednesdays Thursdays are left. "5.11.2026" and "yesterday" are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install quickadd==0.6.6
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

from ctparse import ctparse

NOW = datetime(2026, 11, 5, 15, 15)
EXPECTED = {
    "last friday": "2026-11-27 X:X (X/X)",
    "3 days ago": "2026-11-06 15:00 (X/X)",
    "report 5 November 2026": "2026-11-05 20:26 (X/X)",
    "every monday and friday at 9am": "2026-11-09 X:X (X/X) - 2027-04-09 X:X (X/X)",
    "every month on the 15th at 9am": "MONTHLY 1 2026-11-05 X:X (X/X) 2026-11-05 X:X (X/X)",
    "thursdays 3pm and wednesdays 4pm": "WEEKLY 1 2026-11-12 15:00 (X/X) 2026-11-12 15:00 (X/X)",
    "5.11.2026": "2026-11-05 X:X (X/X)",
    "yesterday": "2026-11-04 X:X (X/X)",
}
print("quickadd", version("quickadd"))
for text, observed in EXPECTED.items():
    found = str(ctparse(text, ts=NOW, timeout=20).resolution)
    print(text, "got", found)
    assert found == observed
PYTHON
