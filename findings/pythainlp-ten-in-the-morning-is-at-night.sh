#!/usr/bin/env bash
# In the clock of everyday Thai the hours from six in the morning on are counted by mong: "ten mong half" is 10:30. PyThaiNLP
# writes a time so and reads it. What it wrote of any time from 6:00 to 11:59 it reads as of the evening, twelve hours later,
# and eleven as ten at night. In its other two ways of writing it gets each time back.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pythainlp==5.4.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from pythainlp.util import thaiword_to_time, time_to_thaiword

TIMES = [f"{hour:02}:{minute:02}" for hour in range(24) for minute in (0, 15, 30)]
for way in ("24h", "6h", "m6h"):
    found = {time: thaiword_to_time(time_to_thaiword(time, fmt=way)) for time in TIMES}
    wrong = {time: read for time, read in found.items() if read != time}
    print("pythainlp", version("pythainlp"), way, "expected each time as it was, got", wrong)
    assert sorted(wrong) == ([time for time in TIMES if "06" <= time < "12"] if way == "m6h" else [])
assert found["10:30"] == "22:30" and found["07:00"] == "19:00"
assert found["11:00"] == "22:00"
PYTHON
