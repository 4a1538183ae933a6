#!/usr/bin/env bash
# humandate reads dates that people write. It knows "sept" but neither "sep", "jun", "jul", "mar" nor "apr": "5 Sep
# 2026" is today in 2026, without an error, while "5 Sept 2026" is right. "Nov 5 2026" loses its day, and with a comma
# is right. A clock behind "at" loses its half of the day, so that "at 3 pm" and "at 3:15 pm" are at night, and "3 pm"
# alone is right. And a month that is shorter than the one it is read in is this month: on the 31st of October the fifth
# of November is the 31st of October.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install humandate==0.8 freezegun==1.5.5
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from freezegun import freeze_time

with freeze_time("2025-10-31 10:00:00"):
    from humandate import parse_date

EXPECTED = [
    ("2025-10-20 10:00:00", "5 sept 2026", "2026-09-05 10:00", "2026-09-05 10:00"),
    ("2025-10-20 10:00:00", "5 sep 2026", "2026-09-05 10:00", "2026-10-20 10:00"),
    ("2025-10-20 10:00:00", "5 jul 2026", "2026-07-05 10:00", "2026-10-20 10:00"),
    ("2025-10-20 10:00:00", "nov 5, 2026", "2026-11-05 10:00", "2026-11-05 10:00"),
    ("2025-10-20 10:00:00", "nov 5 2026", "2026-11-05 10:00", "2026-11-20 10:00"),
    ("2025-10-20 10:00:00", "5 nov 2026 3 pm", "2026-11-05 15:00", "2026-11-05 15:00"),
    ("2025-10-20 10:00:00", "5 nov 2026 at 3 pm", "2026-11-05 15:00", "2026-11-05 03:00"),
    ("2025-10-20 10:00:00", "5 nov 2026 at 3:15 pm", "2026-11-05 15:15", "2026-11-05 03:15"),
    ("2025-10-31 10:00:00", "5 nov 2026", "2026-11-05 10:00", "2025-10-31 10:00"),
]
for now, text, expected, observed in EXPECTED:
    with freeze_time(now):
        found = parse_date(text).strftime("%Y-%m-%d %H:%M")
    print("humandate", version("humandate"), repr(text), "on", now[:10], "expected", expected, "got", found)
    assert found == observed
PYTHON
