#!/usr/bin/env bash
# bizdays counts working days between holidays. A calendar that is given holidays and no range begins with the first and ends
# with the last of them, and says so with an error when two days are asked for. Where a day of a month is asked for by words,
# days out of the range are not counted and nothing is said: the 15th is the 17th, and the last working day of November the
# 20th.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install bizdays==1.0.19
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date
from importlib.metadata import version

from bizdays import Calendar

HOLIDAYS, WEEKEND = ["2026-11-03", "2026-11-23"], ["Saturday", "Sunday"]
whole = Calendar(HOLIDAYS, WEEKEND, startdate="2026-01-01", enddate="2026-12-31", name="whole")
short = Calendar(HOLIDAYS, WEEKEND, name="short")
EXPECTED = {
    "15th day": (date(2026, 11, 15), date(2026, 11, 17)),
    "first bizday": (date(2026, 11, 2), date(2026, 11, 4)),
    "last bizday": (date(2026, 11, 30), date(2026, 11, 20)),
}
for words, observed in EXPECTED.items():
    found = whole.getdate(words, 2026, 11), short.getdate(words, 2026, 11)
    print("bizdays", version("bizdays"), words, "expected", found[0], "got", found[1])
    assert found == observed
PYTHON
