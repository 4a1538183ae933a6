#!/usr/bin/env bash
# Some simplified Chinese characters stand for several traditional ones, and for themselves. HanziConv has one for each, often the
# rarest: Taiwan, 台湾, is written with the 颱 of typhoon, as are five million cars, for which 台 is the word of counting; a
# direction has the flour of 麵 in it, kilometres the inside of a coat, Panasonic is 鬆下, loosen, and an empress 皇後, later
# than the emperor. OpenCC has all of them right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install hanziconv==0.3.2 opencc-python-reimplemented==0.1.7
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from hanziconv import HanziConv
from opencc import OpenCC

EXPECTED = {
    "台湾": "颱灣",
    "五百万台车": "五百萬颱車",
    "方面": "方麵",
    "公里": "公裏",
    "松下": "鬆下",
    "皇后": "皇後",
    "干部": "乾部",
    "历史": "曆史",
    "只有": "隻有",
}
opencc = OpenCC("s2t")
for text, observed in EXPECTED.items():
    found, right = HanziConv.toTraditional(text), opencc.convert(text)
    print("hanziconv", version("hanziconv"), text, "expected", right, "as in OpenCC, got", found)
    assert found == observed != right
assert HanziConv.toTraditional("发动机") == opencc.convert("发动机") == "發動機"
PYTHON
