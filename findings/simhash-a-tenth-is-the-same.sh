#!/usr/bin/env bash
# Before a text is cut into pieces of four letters, all that is no letter or digit is taken out of it, spaces, points and
# signs: 5.7 percent and 57 percent, 5-7 and 57, -9 and 9 are one text, at a distance of 0. Reports that differ in a tenth or
# a sign are duplicates at any threshold.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install simhash==2.1.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from simhash import Simhash

PAIRS = [
    ("Sales fell by 5.7 percent", "Sales fell by 57 percent"),
    ("A loss of -9 billion yen", "A loss of 9 billion yen"),
    ("Prices rise 5-7 percent", "Prices rise 57 percent"),
]
for one, other in PAIRS:
    found = Simhash(one).distance(Simhash(other))
    print("simhash", version("simhash"), repr(one), repr(other), "expected a distance, got", found)
    assert found == 0
assert Simhash("Sales fell by 57 percent").distance(Simhash("Sales fell by 58 percent")) > 0
PYTHON
