#!/usr/bin/env bash
# Rules for repeated work are read from words. "Every day except Sunday" leaves out one Sunday, the next, and runs on all others.
# Of "every Sunday at noon" the noon is gone, though "at 12:00" is kept, "annually in May" is one day that does not come again,
# and "in 2026" is 20:26 today.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install recurrent==0.4.1 python-dateutil==2.9.0.post0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

from dateutil.rrule import rrulestr
from recurrent import parse

NOW = datetime(2026, 11, 5, 10)
EXPECTED = {
    "every Sunday at noon": "RRULE:BYDAY=SU;INTERVAL=1;FREQ=WEEKLY",
    "every Sunday at 12:00": "RRULE:BYDAY=SU;BYHOUR=12;BYMINUTE=0;INTERVAL=1;FREQ=WEEKLY",
    "annually in May": "2027-05-01 10:00:00",
    "in 2026": "2026-11-05 20:26:00",
}
for words, observed in EXPECTED.items():
    found = str(parse(words, now=NOW))
    print("recurrent", version("recurrent"), repr(words), "got", found)
    assert found == observed
rule = parse("every day except Sunday", now=NOW)
days = rrulestr(rule, dtstart=NOW).between(NOW, datetime(2026, 12, 1))
sundays = [str(day.date()) for day in days if day.weekday() == 6]
print("recurrent 'every day except Sunday' expected no Sunday, got", rule.split("\n"), "with", sundays)
assert sundays == ["2026-11-15", "2026-11-22", "2026-11-29"]
PYTHON
