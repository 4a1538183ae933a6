#!/usr/bin/env bash
# dateparse reads times that are said in English, with an example "halloween 2024". A year is read where a month comes
# first; where the day does, as in "5 november 2026", its first two figures are the day: 20 May, as 11 is not the month but
# 5 is, of a year that nobody named. "March 2027" is the twentieth of March. "Last friday" is the friday to come, also where
# days of the past are allowed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install dateparse==1.4.0
"$folder/venv/bin/python" - <<'PYTHON'
import datetime
from importlib.metadata import version

import dateparse

MONDAY = datetime.date(2026, 11, 30)
EXPECTED = {
    "may 5 2027": ("2027-05-05", None),
    "5 november 2026": ("2026-11-05", "2026-05-20"),
    "the 5th of november 2026": ("2026-11-05", "2026-05-20"),
    "third of may 2027": ("2027-05-03", "2026-05-20"),
    "march 2027": ("2027-03", "2026-03-20"),
    "last friday": ("2026-11-27", "2026-12-04"),
}
for text, (expected, observed) in EXPECTED.items():
    found = dateparse.basic_parse(MONDAY, text, allow_past=True)
    print("dateparse", version("dateparse"), text, "expected", expected, "got", found and found.date)
    if observed:
        assert found.date.isoformat() == observed
PYTHON
