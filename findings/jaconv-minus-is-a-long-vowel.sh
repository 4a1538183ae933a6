#!/usr/bin/env bash
# normalize makes the many widths and dashes of Japanese texts one. Every dash that is not ASCII becomes the mark of a long
# vowel, also before a figure and between two: －5％ is no longer negative, the months 10～12 are 10ー12, and no reader of numbers
# knows what ー is. z2h makes a hyphen of the same dash.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install jaconv==0.5.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import jaconv

for text, observed in {"ﾆｯｻﾝ": "ニッサン", "－5％": "ー5%", "10～12月": "10ー12月", "１２３－４５６": "123ー456"}.items():
    found = jaconv.normalize(text)
    print("jaconv", version("jaconv"), text, "got", repr(found))
    assert found == observed
assert jaconv.z2h("－5％", kana=False, ascii=True, digit=True) == "-5%"
PYTHON
