#!/usr/bin/env bash
# datefind finds the dates within a text, "all numeric" ones among them. So is any number of four figures whose halves can
# be a month and a day or a year: the 2,600 jobs of a report are 6 February 2000, 1205 cars the second of January 2005, a
# score of 11-10 the first of January 2010, and "in 2027, 12 models" December 2027. "He may 5 times" is a day in May. An
# article whose newest or oldest date is asked for is dated by its figures. (rich, which it imports, it does not install.)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install datefind==0.6.0 rich==13.9.4
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from datefind import find_dates

EXPECTED = {
    "The plant closes on 5 November 2026.": ["2026-11-05"],
    "Nissan cuts 2,600 jobs.": ["2000-02-06"],
    "It sold 1205 cars.": ["2005-01-02"],
    "The board voted 11-10.": ["2010-01-01"],
    "In 2027, 12 models follow.": ["2027-12-01"],
}
for text, observed in EXPECTED.items():
    found = [date.datetime.date().isoformat() for date in find_dates(text, tz="UTC")]
    print("datefind", version("datefind"), repr(text), "expected", observed if "November" in text else [], "got", found)
    assert found == observed
PYTHON
