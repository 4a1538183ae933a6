#!/usr/bin/env bash
# 百十 is 110. A ten without a digit before it, behind a hundred or a thousand, is lost: 百十, 千十 and 百十五 are 100, 1,000 and 105.
# In a text a sum with a comma is cut: 2億5,000万円 becomes 200000005,000万円.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install jpnumeric==0.1.1 kanjize==1.6.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from jpnumeric import replace_jpnumeric_int, to_int
from kanjize import kanji2number

for words, observed in {"十五": 15, "百二十": 120, "百十": 100, "百十五": 105, "千十": 1000}.items():
    right, found = kanji2number(words), to_int(words)
    print("jpnumeric", version("jpnumeric"), words, "expected", right, "got", found)
    assert found == observed
text = replace_jpnumeric_int("2億5,000万円の赤字")
print("jpnumeric", version("jpnumeric"), "expected '250000000円の赤字', got", repr(text))
assert text == "200000005,000万円の赤字"
PYTHON
