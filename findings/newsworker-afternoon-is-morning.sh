#!/usr/bin/env bash
# A list of news without a feed is read with dates such as "yesterday 3:15 PM". The clock is read without its PM: three in the
# morning, twelve hours early, which may be the day before elsewhere. "Two hours ago" in words is one hour, as is "half an
# hour ago"; in digits it is right. German and French numbers in words are no date.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install newsworker==1.4.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import UTC, datetime
from importlib.metadata import version

from newsworker.relative import parse_relative

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
TEXTS = {
    "yesterday, 15:15": "2026-11-19 15:15",
    "yesterday 3:15 PM": "2026-11-19 03:15",
    "Yesterday at 11:45 p.m.": "2026-11-19 11:45",
    "2 hours ago": "2026-11-20 10:00",
    "two hours ago": "2026-11-20 11:00",
    "half an hour ago": "2026-11-20 11:00",
    "vor zwei Stunden": "None",
    "il y a deux heures": "None",
}
for text, expected in TEXTS.items():
    found = str(parse_relative(text, NOW))
    print("newsworker", version("newsworker"), "on 20 November 2026, 12:00:", repr(text), "got", found)
    assert found.startswith(expected)
PYTHON
