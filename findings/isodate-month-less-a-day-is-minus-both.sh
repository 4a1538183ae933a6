#!/usr/bin/env bash
# A month less a day is written as minus a month and a day: "-P1M1D". Its sign is one for all parts of a period, and is given
# as soon as one of the parts is negative, so that the others turn round. Read again it leads from 30 April to 29 March, and
# not to 29 May. A year less a day is "-P1Y1D" in the same way, and nothing says that the period cannot be written.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install isodate==0.7.2
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date, timedelta
from importlib.metadata import version

from isodate import Duration, duration_isoformat, parse_duration

EXPECTED = {
    "a month less a day": (Duration(months=1) - timedelta(days=1), "-P1M1D", date(2026, 5, 29), date(2026, 3, 29)),
    "a year less a day": (Duration(years=1) - timedelta(days=1), "-P1Y1D", date(2027, 4, 29), date(2025, 4, 29)),
    "a month and a day": (Duration(months=1) + timedelta(days=1), "P1M1D", date(2026, 5, 31), date(2026, 5, 31)),
}
for words, (period, observed, before, after) in EXPECTED.items():
    written = duration_isoformat(period)
    begin = date(2026, 4, 30)
    print("isodate", version("isodate"), words, "got", written, begin + period, "and", begin + parse_duration(written))
    assert written == observed
    assert (begin + period, begin + parse_duration(written)) == (before, after)
PYTHON
