#!/usr/bin/env bash
# "Two and a half years" are 182 days, half a year; "one and a half months" half a month, "1½ hours" two hours, "an hour and a
# half" one, "3 to 5 years" five, and "-5 days" five days. "A quarter", the commonest period of business news, is a quarter of a
# second. Another reader has no time at all for "1:30:00" and "18-month", and does not refuse them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install timelength==3.0.4 durations-nlp==1.0.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from durations_nlp import Duration
from timelength import TimeLength

EXPECTED = {
    "two and a half years": "182 days, 12:00:00",
    "2.5 years": "912 days, 12:00:00",
    "one and a half months": "15 days, 6:00:00",
    "1½ hours": "2:00:00",
    "an hour and a half": "1:00:00",
    "3 to 5 years": "1825 days, 0:00:00",
    "-5 days": "5 days, 0:00:00",
    "a quarter": "0:00:00.250000",
}
for words, observed in EXPECTED.items():
    found = str(TimeLength(words).result.delta)
    print("timelength", version("timelength"), repr(words), "got", found)
    assert found == observed
for words, observed in {"1:30:00": 0, "18-month": 0, "18 months": 790_560, "2 hours 5 minutes": 125}.items():
    found = Duration(words).to_minutes()
    print("durations-nlp", version("durations-nlp"), repr(words), "got minutes", found)
    assert found == observed
PYTHON
