#!/usr/bin/env bash
# cronslate says in words when a schedule is due. One that is due on the 1st and the 15th is due "on the 1st day",
# though it comes on both; the 1st, the 14th and the 15th are all said.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cronslate==0.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

import cronslate

SCHEDULES = {
    "0 9 1,14,15 * *": ("At 9:00 AM, on days 1, 14, and 15", "At 9:00 AM, on days 1, 14, and 15"),
    "0 9 1,15 * *": ("At 9:00 AM, on days 1 and 15", "At 9:00 AM, on the 1st day"),
}
for words, (right, observed) in SCHEDULES.items():
    found = cronslate.describe(cronslate.parse(words))
    print("cronslate", version("cronslate"), words, "expected", right, "got", found)
    assert found == observed
assert cronslate.next_run(cronslate.parse("0 9 1,15 * *"), datetime(2026, 11, 2)) == datetime(2026, 11, 15, 9)
PYTHON
