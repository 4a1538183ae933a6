#!/usr/bin/env bash
# isoduration adds durations of ISO 8601 to moments, by the algorithm of XML Schema, and keeps "PT0.5H" as half an hour. Added
# to ten o'clock it is eleven, and subtracted from it ten: each field is rounded for itself, and what is left of it does not go
# on to the next. Half a day is a day or none, and a minute and a half two or one. Fractions of a second in the moment are
# dropped.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install isoduration==20.11.0 arrow==1.4.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

from isoduration import format_duration, parse_duration

TEN = datetime(2026, 11, 5, 10)


def around(text):
    duration = parse_duration(text)
    assert format_duration(duration) == text
    return [f"{moment:%m-%dT%H:%M}" for moment in (TEN + duration, TEN - duration)]


half = around("PT0.5H")
print("isoduration", version("isoduration"), "expected 10:30 and 09:30, got", half)
assert half == ["11-05T11:00", "11-05T10:00"]
assert around("PT30M") == ["11-05T10:30", "11-05T09:30"]
print("half a day: expected 11-05T22:00 and 11-04T22:00, got", around("P0.5D"))
assert around("P0.5D") == ["11-06T10:00", "11-05T10:00"]
assert around("PT1.5M") == ["11-05T10:02", "11-05T09:59"]
exact = datetime(2026, 11, 5, 10, 0, 0, 250000)
assert exact + parse_duration("P1D") == datetime(2026, 11, 6, 10)
PYTHON
