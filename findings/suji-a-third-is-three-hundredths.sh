#!/usr/bin/env bash
# 三分の一 is a third: 分の parts the two numbers of a fraction. It is read as 分, a hundredth, so that a third of the staff is
# "0.03の1". And 十分, "enough", is 10.01. A point in Japanese numerals (二・六兆, 2.6 trillion) is left where it is, and what is
# behind it alone becomes 6 trillion.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install suji==0.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from suji import value

EXPECTED = {"二千六百億円": "260000000000円", "三分の一": "0.03の1", "五分の二": "0.05の2", "十分": "10.01", "二・六兆円": "2・6000000000000円"}
for words, observed in EXPECTED.items():
    found = value(words)
    print("suji", version("suji"), words, "got", found)
    assert found == observed
PYTHON
