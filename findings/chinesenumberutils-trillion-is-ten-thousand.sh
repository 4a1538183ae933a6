#!/usr/bin/env bash
# ChineseNumberUtils reads Chinese numbers, by its README also with Arabic figures, as in 1億5000萬. 一万亿, ten thousand times a
# hundred million and the usual word for a trillion, is 10,000. A decimal point is left out: 3.9万, 39,000, is 390,000, and
# 五点零五, 5.05, is 505. 负三百, minus 300, is 300, 三分之一, a third, 31; and -300 is written as nothing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install ChineseNumberUtils==1.1.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from cnc import convert

EXPECTED = {
    "一万亿": (10**12, 10_000),
    "一百万亿": (10**14, 1_000_000),
    "3.9万": (39_000, 390_000),
    "2.6亿": (260_000_000, 2_600_000_000),
    "五点零五": (5.05, 505),
    "负三百": (-300, 300),
    "三分之一": (1 / 3, 31),
    "1億5000萬": (150_000_000, 150_000_000),
    "二十六亿": (2_600_000_000, 2_600_000_000),
}
for words, (expected, observed) in EXPECTED.items():
    found = convert.chinese2number(words)
    print("ChineseNumberUtils", version("ChineseNumberUtils"), words, "expected", expected, "got", found)
    assert found == observed
print("-300 in words: expected 負三百, got", repr(convert.number2chinese(-300)))
assert convert.number2chinese(-300) == ""
assert convert.number2chinese(300) == "三百"
PYTHON
