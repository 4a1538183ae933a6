#!/usr/bin/env bash
# WordToNumber reads numbers in words, and its README has "two million five hundred thousand" as 2500000. It is 2501500:
# the million is counted as a thousand again, as often as the thousands that follow. So is any number with millions and
# thousands, while crores and lakhs are right. A year is multiplied, "twenty twenty six" is 406, half a million is
# nought and minus five is five, with a warning in print.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install WordToNumber==1.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from WordToNumber import word_to_num

EXPECTED = [
    ("two million five hundred thousand", 2_500_000, 2_501_500),
    ("one million two thousand", 1_002_000, 1_003_002),
    ("three billion two hundred million", 3_200_000_000, 3_201_000_200),
    ("twenty twenty six", 2026, 406),
    ("half a million", 500_000, 0),
    ("minus five", -5, 5),
    ("two crore fifty lakh", 25_000_000, 25_000_000),
    ("five hundred thousand", 500_000, 500_000),
]
for words, expected, observed in EXPECTED:
    found = word_to_num(words)
    print("WordToNumber", version("WordToNumber"), repr(words), "expected", expected, "got", found)
    assert found == observed
PYTHON
