#!/usr/bin/env bash
# "5 November 2026" is the first of November, and so is "Nov. 5"; only "Nov 5, 2026" is the fifth. The range of "last quarter"
# is one moment, now, and that of "in two days" lies behind, for the two days before today's end.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install timestring==1.6.4
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date, timedelta
from importlib.metadata import version

from timestring import Date, Range

EXPECTED = {"5 November 2026": date(2026, 11, 1), "Nov. 5, 2026": date(2026, 11, 1), "Nov 5, 2026": date(2026, 11, 5)}
for text, observed in EXPECTED.items():
    found = Date(text).date.date()
    print("timestring", version("timestring"), repr(text), "expected 2026-11-05, got", found)
    assert found == observed
quarter, days = Range("last quarter"), Range("in 2 days")
print("'last quarter' got", quarter, "and 'in 2 days'", days)
assert quarter.end.date - quarter.start.date < timedelta(days=1)
assert days.end.date.date() <= date.today() + timedelta(days=1)
assert days.start.date.date() < date.today()
PYTHON
