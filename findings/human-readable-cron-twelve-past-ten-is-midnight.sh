#!/usr/bin/env bash
# human-readable-cron writes what is said of a schedule for cron. The words "12 AM" and "noon" are looked for anywhere,
# so that 10:12 AM is midnight, 2:12 PM and any afternoon noon. Of two days one is left, without an error: of Monday
# and Wednesday the second, of Tuesday and Thursday the first.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install human-readable-cron==0.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from human_readable_cron import convert_to_cron

SCHEDULES = {
    "every day at 10:11 AM": ("11 10 * * *", "11 10 * * *"),
    "every day at 10:12 AM": ("12 10 * * *", "0 0 * * *"),
    "every Monday at 2:12 PM": ("12 14 * * 1", "0 12 * * 1"),
    "every afternoon at 3 PM": ("0 15 * * *", "0 12 * * *"),
    "every Monday and Wednesday at 9 AM": ("0 9 * * 1,3", "0 9 * * 3"),
    "every Tuesday and Thursday at 9 AM": ("0 9 * * 2,4", "0 9 * * 2"),
}
for words, (right, observed) in SCHEDULES.items():
    found = convert_to_cron(words)
    print("human-readable-cron", version("human-readable-cron"), words, "expected", right, "got", found)
    assert found == observed
PYTHON
