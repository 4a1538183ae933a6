#!/usr/bin/env bash
# A rule for the second Tuesday of each month, and one for its last day, are "Every month" in the words of one package, which
# leaves out every day that has a number before it or is counted from the end. In those of another they are "Every month on
# Tuesday", as if all Tuesdays were meant, and "the -1 of month". The rule itself is right, and has one day in a month.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install rrule-humanize==0.1.0 rrule34==1.0.0 python-dateutil==2.9.0.post0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

from dateutil.rrule import rrulestr
from rrule34.formatting import format_rrule
from rrule_humanize import humanize

EXPECTED = {
    "FREQ=MONTHLY;BYDAY=2TU": ("Every month", "Every month on Tuesday", "2026-11-10"),
    "FREQ=MONTHLY;BYMONTHDAY=-1": ("Every month", "Every month the -1 of month", "2026-11-30"),
    "FREQ=MONTHLY;BYDAY=-1FR": ("Every month", "Every month on Friday", "2026-11-27"),
}
for rule, observed in EXPECTED.items():
    day = str(rrulestr(rule, dtstart=datetime(2026, 11, 1))[0].date())
    found = humanize(rule), format_rrule(rrulestr(rule)), day
    print("rrule-humanize", version("rrule-humanize"), "rrule34", version("rrule34"), rule, "got", *found)
    assert found == observed
PYTHON
