#!/usr/bin/env bash
# Newspapers write 2.6 billion as 26 and the sign for a hundred million. Two packages that read Japanese and Korean numbers
# leave out digits before such a sign and have 100 million, one of them also for what it wrote itself; "2.5 and ten thousand"
# is 10,000. Digits of full width, in one, and words, in both, are right, but "minus three hundred" in Korean is 300.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install jp-number==0.1.1 korean-number==1.0.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from jp_number import JpNumberParser
from korean_number import addunit, kor2num

OKU, EOK = "\u5104", "\uc5b5"


def japanese(text):
    return JpNumberParser().kanji2number(text).as_int


print("jp-number", version("jp-number"), "korean-number", version("korean-number"), "expected 2600000000 for each")
EXPECTED = {"26" + OKU: 10**8, "2.6" + OKU: 10**8, "2.5\u4e07": 10**4, "\uff12\uff16" + OKU: 26 * 10**8, "\u4e8c\u5341\u516d" + OKU: 26 * 10**8}
for text, observed in EXPECTED.items():
    print(text, "got", japanese(text))
    assert japanese(text) == observed
written = addunit(26 * 10**8)
EXPECTED = {"\uc774\uc2ed\uc721" + EOK: 26 * 10**8, written: 10**8, "\ub9c8\uc774\ub108\uc2a4 \uc0bc\ubc31": 300}
assert written == "26" + EOK
for text, observed in EXPECTED.items():
    print(text, "got", kor2num(text))
    assert kor2num(text) == observed
PYTHON
