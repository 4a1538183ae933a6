#!/usr/bin/env bash
# A month that is repeated three times up to 31 March (R3/P1M/2026-03-31) ends on 28 March, which is not the day that was
# given: it is counted back to January and forward again, and February has no 31. From 31 January on, all later months end on
# the 28th as well; and a report of each month would leave out three days of it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install metomi-isodatetime==1!3.2.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version
from itertools import islice

from metomi.isodatetime.parsers import TimeRecurrenceParser

EXPECTED = {
    "R3/P1M/2026-03-31T00Z": ["2026-01-28", "2026-02-28", "2026-03-28"],
    "R3/2026-01-31T00Z/P1M": ["2026-01-31", "2026-02-28", "2026-03-28"],
    "R3/P1D/2026-03-31T00Z": ["2026-03-29", "2026-03-30", "2026-03-31"],
}
for text, observed in EXPECTED.items():
    found = [str(moment)[:10] for moment in islice(TimeRecurrenceParser().parse(text), 4)]
    print("metomi-isodatetime", version("metomi-isodatetime"), text, "got", *found)
    assert found == observed
PYTHON
