#!/usr/bin/env bash
# A Japanese date of month and day, as news writes it, becomes a day of the year 2010 in the month of today.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install dateparser==1.5.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

import dateparser

today = {"RELATIVE_BASE": datetime(2026, 7, 4)}
read = dateparser.parse("10月29日", languages=["ja"], settings=today)
print("dateparser", version("dateparser"), "10月29日 on 4 July 2026: expected 29 October, read as", read)
print("with its year:", dateparser.parse("2026年10月29日", languages=["ja"], settings=today))
assert read == datetime(2010, 7, 29), read
assert dateparser.parse("2026年10月29日", languages=["ja"], settings=today) == datetime(2026, 10, 29)
PYTHON
