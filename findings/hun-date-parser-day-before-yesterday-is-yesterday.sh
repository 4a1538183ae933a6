#!/usr/bin/env bash
# hun-date-parser reads times in Hungarian, "yesterday", "last week" and spans between two days among them. The day before
# yesterday (tegnapelőtt) is yesterday, though the day after tomorrow is right. Three hours ago, asked at ten in the
# morning, is three in the afternoon, and the third quarter of 2026 the whole year. "Between 5 and 7 November" is the fifth
# alone; "from 5 to 7" is all three days.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install hun-date-parser==0.3.4
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

from hun_date_parser import text2datetime

NOW = datetime(2026, 11, 30, 10)
EXPECTED = {
    "holnapután": ("2026-12-02T00 to 2026-12-02T23", "2026-12-02T00 to 2026-12-02T23"),
    "tegnap": ("2026-11-29T00 to 2026-11-29T23", "2026-11-29T00 to 2026-11-29T23"),
    "tegnapelőtt": ("2026-11-28T00 to 2026-11-28T23", "2026-11-29T00 to 2026-11-29T23"),
    "3 órával ezelőtt": ("2026-11-30T07 to 2026-11-30T07", "2026-11-30T15 to 2026-11-30T15"),
    "2026 harmadik negyedévében": ("2026-07-01T00 to 2026-09-30T23", "2026-01-01T00 to 2026-12-31T23"),
    "november 5-től 7-ig": ("2026-11-05T00 to 2026-11-07T23", "2026-11-05T00 to 2026-11-07T23"),
    "november 5 és 7 között": ("2026-11-05T00 to 2026-11-07T23", "2026-11-05T00 to 2026-11-05T23"),
}
for text, (expected, observed) in EXPECTED.items():
    [span] = text2datetime(text, now=NOW)
    found = " to ".join(span[end].isoformat()[:13] for end in ("start_date", "end_date"))
    print("hun-date-parser", version("hun-date-parser"), text, "expected", expected, "got", found)
    assert found == observed
PYTHON
