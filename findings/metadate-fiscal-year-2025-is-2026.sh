#!/usr/bin/env bash
# "The fiscal year 2025" is 2026, and so are "the year 2025" and "the model year 2025"; "the month of May 2025" is June: a unit
# before a date counts as one more of it. "2025" and "fiscal 2025" are right. "October-December 2025" is December alone, "last
# year's third quarter" the whole year, and "half an hour ago" an hour.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install metadate==0.6.2
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

from metadate import parse_date

NOW = datetime(2026, 11, 5, 10)
EXPECTED = {
    "in fiscal 2025": ("2025-01-01", "2026-01-01"),
    "in the fiscal year 2025": ("2026-01-01", "2027-01-01"),
    "a car of the model year 2025": ("2026-01-01", "2027-01-01"),
    "the month of May 2025": ("2025-06-01", "2025-07-01"),
    "the week of March 2, 2026": ("2026-03-09", "2026-03-10"),
    "October-December 2025": ("2025-12-01", "2026-01-01"),
    "last year's third quarter": ("2025-01-01", "2026-01-01"),
}
for words, observed in EXPECTED.items():
    found = parse_date(words, reference_date=NOW)
    days = str(found.start_date.date()), str(found.end_date.date())
    print("metadate", version("metadate"), repr(words), "got", *days)
    assert days == observed
found = parse_date("half an hour ago", reference_date=NOW)
print("metadate expected 09:30, got", found.start_date.time())
assert found.start_date == datetime(2026, 11, 5, 9)
PYTHON
