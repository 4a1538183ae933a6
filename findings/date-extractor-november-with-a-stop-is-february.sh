#!/usr/bin/env bash
# date-extractor finds the dates of texts in English, French and other languages. A month whose name is cut with a stop, as
# newspapers do, is no month: "Nov. 5, 2026" is 5 February 2002, made of 20 and 26 and 5. 5 November 2026 written 2026-11-05
# is two days, new year of 2026 and of 2005. In French the month is left out: le 5 novembre 2026 is the fifth of January.
# 20,000 jobs are the year 2020. What it makes of January 1937, the documentation's example, is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install date-extractor==5.1.5
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from date_extractor import extract_dates

EXPECTED = {
    "I arrived in that city on January 4, 1937": (["1937-01-04"], ["1937-01-04"]),
    "It closes on November 5, 2026": (["2026-11-05"], ["2026-11-05"]),
    "It closes on Nov. 5, 2026": (["2026-11-05"], ["2002-02-05"]),
    "Il ferme le 5 novembre 2026": (["2026-11-05"], ["2026-01-05"]),
    "Closed 2026-11-05": (["2026-11-05"], ["2026-01-01", "2005-01-01"]),
    "Nissan cuts 20,000 jobs": ([], ["2020-01-01"]),
}
for text, (expected, observed) in EXPECTED.items():
    found = [date.date().isoformat() for date in extract_dates(text)]
    print("date-extractor", version("date-extractor"), repr(text), "expected", expected, "got", found)
    assert found == observed
PYTHON
