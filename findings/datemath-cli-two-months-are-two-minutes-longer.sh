#!/usr/bin/env bash
# datemath-cli calculates with dates in words, "2 months" in its README. The letter m is read for months and for
# minutes, so that two months from midnight are two minutes past midnight, and two months before it the day before. "1.5
# hours" are five, for the figure before the point is left out. What it does not know goes to a reader that leaves out
# unknown words: the third quarter of 2026 is today's day of this month in 2026, and the end of November is today's day
# of November, without an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install datemath-cli==0.1.0 python-dateutil==2.9.0.post0 click==8.5.1 pytz==2026.6
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date, datetime
from importlib.metadata import version

from click.testing import CliRunner
from datemath.cli import main, parse_duration, parse_natural_date


def run(*arguments):
    return CliRunner().invoke(main, arguments).output.split("result: ")[1].split()[0]


found = run("add", "2 months", "--from", "2026-01-01"), run("sub", "2 months", "--from", "2026-03-01")
print("datemath-cli", version("datemath-cli"), "expected 2026-03-01T00:00:00 and 2026-01-01T00:00:00, got", found)
assert found == ("2026-03-01T00:02:00", "2025-12-31T23:58:00")
assert run("add", "2 weeks", "--from", "2026-01-01") == "2026-01-15T00:00:00"
print("1.5 hours, expected 1 hour 30, got", parse_duration("1.5 hours"))
assert parse_duration("1.5 hours").hours == 5 and not parse_duration("1.5 hours").minutes
for text, expected, month in [("third quarter of 2026", "a day from July on", None), ("end of november", "the 30th", 11)]:
    found = parse_natural_date(text, datetime(2026, 1, 5))
    print(repr(text), "expected", expected, "or an error, got", found)
    assert found.day in (min(date.today().day, 30), date.today().day) and found.month == (month or date.today().month)
PYTHON
