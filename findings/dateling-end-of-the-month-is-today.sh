#!/usr/bin/env bash
# dateling reads expressions of dates, "strict" and "explicit, without ambiguity", with {today | year_start} and {today |
# year_end} among them. A word that is none of its modifiers is no error: {today | month_end} is today, as are month_start,
# quarter_end and a misspelt yearstart, so that the report of a month has the articles until its middle. {tomorrow} and
# {today | day=last} raise, as one would expect of a strict language.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install dateling==1.4.1
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date
from importlib.metadata import version

from dateling import DatelingResolver

resolver = DatelingResolver(reference_date=date(2026, 11, 15))
EXPECTED = {
    "{today | year_end}": ("2026-12-31", "2026-12-31"),
    "{today | month_end}": ("2026-11-30 or an error", "2026-11-15"),
    "{today | month_start}": ("2026-11-01 or an error", "2026-11-15"),
    "{today | quarter_end}": ("2026-12-31 or an error", "2026-11-15"),
    "{today | yearstart}": ("an error", "2026-11-15"),
    "{tomorrow}": ("an error", "Invalid anchor format: tomorrow"),
}
for expression, (expected, observed) in EXPECTED.items():
    try:
        found = str(resolver.resolve(expression))
    except ValueError as error:
        found = str(error)
    print("dateling", version("dateling"), expression, "expected", expected, "got", found)
    assert found == observed
PYTHON
