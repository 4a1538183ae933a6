#!/usr/bin/env bash
# Quartermaster takes the month and the day on which a fiscal year begins (`fismonth` and `fisday`). The day says nothing:
# in the British tax year, which begins on 6 April, 3 April is the last quarter of the year before and 5 July the first
# quarter, and it has the first and the second.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install quartermaster==1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from quartermaster import Quartermaster

EXPECTED = {"2026-04-03": (4, 1), "2026-04-06": (1, 1), "2026-07-05": (1, 2), "2026-07-06": (2, 2)}
print("quartermaster", version("quartermaster"))
for day, (right, observed) in EXPECTED.items():
    master = Quartermaster(fismonth=4, fisday=6, now=day)
    print(day, "in a year from", master.fisstart, "expected quarter", right, "got", master.quarter)
    assert master.fisstart.day == 6
    assert master.quarter == observed
PYTHON
