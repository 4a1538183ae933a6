#!/usr/bin/env bash
# cn2num turns Chinese numbers, "including money", into figures. Arabic figures are passed over, so that 2.6亿, 260 million,
# is 100 million and 3.9万 10,000; 1億5000萬 is 0. What stands before 点 is lost: 一点二五万, 12,500, is 50,000. Of a year in
# figures, 二〇二六, the last is left, 负三百, minus 300, is 300, and 三分之一, a third, 1.03, for 分 is a cent.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cn2num==0.1.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import cn2num

EXPECTED = {
    "2.6亿": (260_000_000, 100_000_000),
    "3.9万": (39_000, 10_000),
    "1億5000萬": (150_000_000, 0),
    "一点二五万": (12_500, 50_000),
    "二〇二六": (2026, 6),
    "负三百": (-300, 300),
    "三分之一": (1 / 3, 1.03),
    "两百三十万": (2_300_000, 2_300_000),
    "一万亿": (10**12, 10**12),
}
for words, (expected, observed) in EXPECTED.items():
    found = cn2num.transform(words)
    print("cn2num", version("cn2num"), words, "expected", expected, "got", found)
    assert found == observed
PYTHON
