#!/usr/bin/env bash
# chinesenumber turns Chinese or Japanese numbers in a text into figures, as 第二十二课 into 第22课. What stands before a ten
# thousand or a hundred million is added, not multiplied, but for its last figure: 十万, 100,000, is 10010, and 二十六亿,
# 2.6 billion, 600000020. The figures of a year are added up, 二〇二六 is 8, and 3.9万 is "3.910000".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install chinesenumber==0.1.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from chinesenumber import NumberParser

parser = NumberParser()
EXPECTED = {
    "第二十二课": ("第22课", "第22课"),
    "裁员三千九百人": ("裁员3900人", "裁员3900人"),
    "裁员十万人": ("裁员100000人", "裁员10010人"),
    "裁员十五万三千人": ("裁员153000人", "裁员53010人"),
    "亏损二十六亿": ("亏损2600000000", "亏损600000020"),
    "一百二十亿日元": ("12000000000日元", "100000120日元"),
    "二〇二六年": ("2026年", "8年"),
    "3.9万": ("39000", "3.910000"),
}
for text, (expected, observed) in EXPECTED.items():
    found = parser.numberify(text)
    print("chinesenumber", version("chinesenumber"), text, "expected", expected, "got", found)
    assert found == observed
PYTHON
