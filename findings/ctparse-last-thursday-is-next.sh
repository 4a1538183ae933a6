#!/usr/bin/env bash
# "Last Thursday" is the Thursday to come, and so is "since last Thursday": "last" is read as the end of a day. "10 am JST" is
# a duration of one minute, though "10 am" is a clock time, and "last month" is the Monday to come. Without a score to judge
# by, each looks as sure as a date.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install ctparse==0.3.6
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

from ctparse import ctparse

NOW = datetime(2026, 11, 20, 12)
TEXTS = {
    "next Thursday": "2026-12-03",
    "yesterday": "2026-11-19",
    "last Thursday": "2026-11-26",
    "since last Thursday": "2026-11-26",
    "last month": "2026-11-23",
    "10 am": "2026-11-21 10:00",
    "10 am JST": "1 minutes",
}
for text, start in TEXTS.items():
    found = str(ctparse(text, ts=NOW, timeout=0).resolution)
    print("ctparse", version("ctparse"), "on Friday 20 November 2026:", repr(text), "got", found)
    assert found.startswith(start), found
PYTHON
