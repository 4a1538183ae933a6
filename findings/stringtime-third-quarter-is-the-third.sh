#!/usr/bin/env bash
# The search for dates in a text takes every ordinal for a day of this month: "the third quarter of 2025" is 3 November 2026, "the
# second plant" the 2nd, and so is "a third of the staff" the 3rd. "5 May 2025", the day before the month, is 1 May, and "from
# October to December 2025" begins two years after it ends. "Nov. 5, 2026" is no date.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install stringtime==0.0.8
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

from stringtime import extract_dates

NOW = datetime(2026, 11, 5, 10)
EXPECTED = {
    "It sold 300 vans in the third quarter of 2025.": ["2026-11-03"],
    "It closes the second plant.": ["2026-11-02"],
    "A third of the staff left.": ["2026-11-03"],
    "The plant opened on 5 May 2025.": ["2025-05-01"],
    "The plant opened on May 5, 2025.": ["2025-05-05"],
    "It was closed from October to December 2025.": ["2027-10-01", "2025-12-01"],
    "The plant opens on Nov. 5, 2026.": [],
}
for sentence, observed in EXPECTED.items():
    found = [str(match.date)[:10] for match in extract_dates(sentence, relative_to=NOW)]
    print("stringtime", version("stringtime"), repr(sentence), "got", found)
    assert found == observed
PYTHON
