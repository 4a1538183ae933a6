#!/usr/bin/env bash
# 24:00 is the end of a day (ISO 8601:2004, 4.2.3), 00:00 the beginning of the next. "2026-11-05T24:00" is read as
# 2026-11-05T00:00, a day too early, and so an hour of trading from 22:00 to 24:00 ends 22 hours before it begins. The same as
# a beginning and a duration of two hours is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install aniso8601==10.0.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from aniso8601 import parse_datetime, parse_interval

moment = parse_datetime("2026-11-05T24:00:00").isoformat()
print("aniso8601", version("aniso8601"), "expected 2026-11-06T00:00:00, got", moment)
assert moment == "2026-11-05T00:00:00"
EXPECTED = {
    "2026-11-05T22:00/2026-11-05T24:00": "2026-11-05T00:00:00",
    "2026-11-05T22:00/24:00": "2026-11-05T00:00:00",
    "2026-11-05T22:00/PT2H": "2026-11-06T00:00:00",
}
for interval, observed in EXPECTED.items():
    begin, end = parse_interval(interval)
    print(interval, "expected", "2026-11-06T00:00:00", "got", end.isoformat(), end - begin)
    assert begin.isoformat() == "2026-11-05T22:00:00"
    assert end.isoformat() == observed
PYTHON
