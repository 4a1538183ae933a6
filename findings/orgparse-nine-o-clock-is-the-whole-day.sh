#!/usr/bin/env bash
# In Org the hour of a timestamp has one digit or two (Org syntax, Timestamps: H:MM). With one digit orgparse has the whole
# day for a meeting at 9:00, and for one from 9:00 to 11:30 a meeting at 11:30, without an end. With 09:00 both are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install orgparse==0.5.20260926
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date, datetime
from importlib.metadata import version

import orgparse


def read(stamp):
    [_, note] = orgparse.loads(f"* Board of Nissan\nSCHEDULED: {stamp}\n")
    return note.scheduled.start, note.scheduled.end


nine, half_past_eleven = datetime(2026, 11, 5, 9), datetime(2026, 11, 5, 11, 30)
print("orgparse", version("orgparse"), "expected", nine, "got", read("<2026-11-05 Thu 9:00>"))
print("expected", nine, half_past_eleven, "got", read("<2026-11-05 Thu 9:00-11:30>"))
assert read("<2026-11-05 Thu 9:00>") == (date(2026, 11, 5), None)
assert read("<2026-11-05 Thu 9:00-11:30>") == (half_past_eleven, None)
assert read("<2026-11-05 Thu 09:00>") == (nine, None)
assert read("<2026-11-05 Thu 09:00-11:30>") == (nine, half_past_eleven)
PYTHON
