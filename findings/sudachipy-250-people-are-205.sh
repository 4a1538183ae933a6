#!/usr/bin/env bash
# SudachiPy joins the parts of a Japanese number, and its normalised form has the number in figures (the plugin joinNumeric
# of its default settings), so that amounts are found however they are written. Before a counter with a reading of its own,
# as 十人 has, the number ends too early: of 250 people 205 and "ten people" are left, of 150 105, and of 2,650 the parts are
# 二千六, 百 and 5. 70 billion yen are "七", seven as it is read, and 10 billion; 2.6 trillion with the point of Japanese, 二・六兆,
# two and six trillion. Numbers in Arabic figures are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install sudachipy==0.7.0 sudachidict-core==20261015
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from sudachipy import Dictionary, SplitMode

tokenizer = Dictionary().tokenizer(mode=SplitMode.C)
EXPECTED = {
    "250人": (["250", "人"], ["250", "人"]),
    "三千九百億円": (["390000000000", "円"], ["390000000000", "円"]),
    "二百五十人": (["250", "人"], ["205", "十人"]),
    "百五十人": (["150", "人"], ["105", "十人"]),
    "二千六百五十人": (["2650", "人"], ["二千六", "百", "5", "十人"]),
    "七百億円": (["70000000000", "円"], ["しち", "10000000000", "円"]),
    "二・六兆円": (["2600000000000", "円"], ["2", "・", "6000000000000", "円"]),
}
for text, (expected, observed) in EXPECTED.items():
    found = [word.normalized_form() for word in tokenizer.tokenize(text)]
    print("SudachiPy", version("sudachipy"), text, "expected", expected, "got", found)
    assert found == observed
PYTHON
