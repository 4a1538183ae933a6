#!/usr/bin/env bash
# German, Danish, Norwegian, Finnish and Czech write the day of a month with a full stop. The date found is then the first of
# the month, without a word: every such article of November is of the 1st. Without the stop the day is read.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install datefinder==1.0.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

from datefinder import find_dates

TEXTS = {
    "Yokohama, 5 November 2026": datetime(2026, 11, 5),
    "Yokohama, 5. November 2026": datetime(2026, 11, 1),
    "Yokohama, den 30. november 2026": datetime(2026, 11, 1),
    "Am 12. August 2026 endet die Frist": datetime(2026, 8, 1),
}
for text, expected in TEXTS.items():
    found = list(find_dates(text))
    print("datefinder", version("datefinder"), repr(text), "got", [str(date) for date in found])
    assert found == [expected]
PYTHON
