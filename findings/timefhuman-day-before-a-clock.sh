#!/usr/bin/env bash
# A day with an abbreviated month, a year and a clock time, as bylines have it, is read as the clock time of today.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install timefhuman==0.1.5
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

from timefhuman import tfhConfig, timefhuman

config = tfhConfig(now=datetime(2026, 11, 28, 12))
for text in ("Nov. 5, 2026, 3:15 p.m.", "Nov 5, 2026 3:15 pm"):
    print("timefhuman", version("timefhuman"), repr(text), "->", timefhuman(text, config=config))
assert timefhuman("Nov. 5, 2026, 3:15 p.m.", config=config) == [datetime(2026, 11, 28, 15, 15)]
assert timefhuman("Nov 5, 2026 3:15 pm", config=config) == [datetime(2026, 11, 5, 15, 15)]
PYTHON
