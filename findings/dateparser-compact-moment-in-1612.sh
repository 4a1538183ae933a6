#!/usr/bin/env bash
# 20261105T151500Z is a moment in the basic format of ISO 8601, as calendars (RFC 5545, 3.3.5) and the file names of archives
# write it. dateparser reads its clock as a number of days, and goes back as many from now: to the year 1612. So it does
# with colons left out of the clock alone; with them the moment is read, without the Z it is none.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install dateparser==1.5.0 python-dateutil==2.9.0.post0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime, timezone
from importlib.metadata import version

import dateparser
from dateutil import parser

now = {"RELATIVE_BASE": datetime(2026, 11, 20, 12, 0)}
found = {text: dateparser.parse(text, settings=now) for text in ("20261105T151500Z", "2026-11-05T151500Z", "2026-11-05T15:15:00Z", "20261105T151500")}
for text, moment in found.items():
    print("dateparser", version("dateparser"), text, "->", moment, "; dateutil", version("python-dateutil"), "->", parser.parse(text))
assert found["20261105T151500Z"] == found["2026-11-05T151500Z"] == datetime(1612, 2, 4, 12, 0)
assert found["2026-11-05T15:15:00Z"] == datetime(2026, 11, 5, 15, 15, tzinfo=timezone.utc)
assert found["20261105T151500"] is None
assert parser.parse("20261105T151500Z") == datetime(2026, 11, 5, 15, 15, tzinfo=timezone.utc)
PYTHON
