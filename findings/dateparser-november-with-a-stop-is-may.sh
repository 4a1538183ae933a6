#!/usr/bin/env bash
# News agencies abbreviate a month with a full stop: "Nov. 5, 2026". The search for dates in a text ends a sentence there, so
# that one day is two: today's day of November, and of "5, 2026" the same day of May. Without the stop, or by itself, the day
# is read. And the ticker 7201.T is the year 7201.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install dateparser==1.5.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

from dateparser import parse
from dateparser.search import search_dates

SETTINGS = {"RELATIVE_BASE": datetime(2026, 11, 20, 12)}
TEXTS = {
    "Talks end on Nov 5, 2026": [datetime(2026, 11, 5)],
    "Talks end on Nov. 5, 2026": [datetime(2026, 11, 20), datetime(2026, 5, 20)],
    "The fair is open on Nov. 5-7, 2026": [datetime(2026, 11, 20), datetime(2026, 5, 7)],
    "Nissan (7201.T) moves vans": [datetime(7201, 11, 20)],
}
for text, expected in TEXTS.items():
    found = [date for _, date in search_dates(text, languages=["en"], settings=SETTINGS)]
    print("dateparser", version("dateparser"), "on 20 November 2026:", repr(text), "got", [str(date) for date in found])
    assert found == expected, found
assert parse("Nov. 5, 2026", settings=SETTINGS) == datetime(2026, 11, 5)
PYTHON
