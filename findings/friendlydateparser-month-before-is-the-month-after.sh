#!/usr/bin/env bash
# "Two days before March 31, 2026" is 2 April, and "one year before today" is in a year: what is before a day is counted
# forward, as what is after it, by the day, the week, the month, the year and the hour. "Three months ago" is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install friendlydateparser==0.2.4
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

from friendlydateparser import parse_datetime

EXPECTED = {
    "2 days before March 31 2026": ("2026-03-29", "2026-04-02"),
    "2 weeks before 5 November 2026": ("2026-10-22", "2026-11-19"),
    "1 month before 5 November 2026": ("2026-10-05", "2026-12-05"),
    "1 year before today": ("2025-11-05", "2027-11-05"),
    "5 days after March 1 2026": ("2026-03-06", "2026-03-06"),
    "3 months ago": ("2026-08-05", "2026-08-05"),
}
for words, (expected, observed) in EXPECTED.items():
    found = str(parse_datetime(words, now=datetime(2026, 11, 5, 15)).date())
    print("friendlydateparser", version("friendlydateparser"), repr(words), "expected", expected, "got", found)
    assert found == observed
PYTHON
