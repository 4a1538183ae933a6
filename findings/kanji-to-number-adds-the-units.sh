#!/usr/bin/env bash
# 億 multiplies all that stands before it: 二千六百億 is 260 billion. The converter adds it instead, 2,600 and 100 million, and 百五十万
# is 10,150. In a text the figures before a unit stay, with the unit written out behind them: 2600億円 becomes 2600100000000円,
# ten times as much.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install kanji-to-number==0.2.1 kanjize==1.6.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from kanji_to_number import kanji_to_number, kanji_to_number_in_text
from kanjize import kanji2number

for words, observed in {"千二百": 1200, "百五十万": 10_150, "十万八千": 18_010, "二千六百億": 100_002_600}.items():
    right, found = kanji2number(words), kanji_to_number(words)
    print("kanji-to-number", version("kanji-to-number"), words, "expected", right, "got", found)
    assert found == observed
text = kanji_to_number_in_text("2600億円の赤字")
print("kanji-to-number", version("kanji-to-number"), "expected '260000000000円の赤字', got", repr(text))
assert text == "2600100000000円の赤字"
PYTHON
