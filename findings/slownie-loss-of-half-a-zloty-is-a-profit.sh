#!/usr/bin/env bash
# An amount in Polish words, as on an invoice. A loss of half a zloty, -0.50, is "zero złotych pięćdziesiąt groszy", without the
# minus that a loss of 1.50 has, for the sign is that of the whole zlotys. As a number without a currency half is nothing, not
# even a word, and one and a half is "jeden", one; 19.999 zlotys are "nineteen zlotys and a hundred groszy".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install slownie==2.5.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from slownie import slownie, slownie_zl, slownie_zl100gr

EXPECTED = (
    (slownie_zl, -1.5, "minus jeden złoty pięćdziesiąt groszy"),
    (slownie_zl, -0.5, "zero złotych pięćdziesiąt groszy"),
    (slownie_zl100gr, -1.5, "minus jeden złoty 50/100"),
    (slownie_zl100gr, -0.5, "zero złotych 50/100"),
    (slownie_zl, 19.999, "dziewiętnaście złotych sto groszy"),
    (slownie, 1.5, "jeden"),
    (slownie, 0.5, ""),
    (slownie, -5, "minus pięć"),
)
for say, amount, observed in EXPECTED:
    found = say(amount)
    print("slownie", version("slownie"), say.__name__, amount, "got", repr(found))
    assert found == observed
PYTHON
