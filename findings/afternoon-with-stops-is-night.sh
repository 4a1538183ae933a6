#!/usr/bin/env bash
# News agencies write the afternoon with full stops, "3:15 p.m.". Two readers of dates end the clock before them: it is 3:15 at
# night, twelve hours early, and one of them goes on with "p m" as the title of an event. Without the stops, "3:15 pm", both are
# right, and so is the latter for a whole hour.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install stringtime==0.0.8 timesense==1.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

from stringtime import extract_dates
from timesense import TimeSenseParser

NOW = datetime(2026, 11, 5, 10)
parser = TimeSenseParser()
EXPECTED = {"3:15 p.m.": "2026-11-09 03:15:00", "3:15 pm": "2026-11-09 15:15:00", "3 p.m.": "2026-11-09 15:00:00"}
for clock, observed in EXPECTED.items():
    found = parser.parse(f"November 9, 2026 at {clock}", now=NOW)
    print("timesense", version("timesense"), clock, "got", found.datetime_at, repr(found.title))
    assert str(found.datetime_at) == observed and (found.title == "p m") == ("." in clock)
for clock, observed in {"3:15 p.m.": "03:15:00", "3:15 pm": "15:15:00"}.items():
    found = [str(match.date) for match in extract_dates(f"The plant closed, {clock}", relative_to=NOW)]
    print("stringtime", version("stringtime"), clock, "got", found)
    assert [moment[11:19] for moment in found] == [observed]
PYTHON
