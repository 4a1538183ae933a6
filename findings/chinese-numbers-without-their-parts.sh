#!/usr/bin/env bash
# Three packages turn Chinese numbers into figures, cn2num "including money", and leave out the signs that they do not take:
# the year 二〇二六 is 6 for two and 8 for the third, 负三百, minus 300, is 300, 一点二五万, 12,500, is 50,000, and 两亿五千万, 250
# million, 50 million. To cn2num 2.6亿, 260 million, is 100 million. chinesenumber adds what stands before a ten thousand or a
# hundred million instead of multiplying it, but for its last figure: 十万, 100,000, is 10010, and 二十六亿, 2.6 billion, 600000020.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cn2num==0.1.1 numcn==0.1.0 chinesenumber==0.1.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import cn2num
import numcn
from chinesenumber import NumberParser

READERS = {"cn2num": cn2num.transform, "numcn": numcn.ctn, "chinesenumber": NumberParser().numberify}
EXPECTED = [
    ("cn2num", "两百三十万", 2_300_000, 2_300_000),
    ("cn2num", "2.6亿", 260_000_000, 100_000_000),
    ("cn2num", "3.9万", 39_000, 10_000),
    ("cn2num", "1億5000萬", 150_000_000, 0),
    ("cn2num", "一点二五万", 12_500, 50_000),
    ("cn2num", "二〇二六", 2026, 6),
    ("cn2num", "负三百", -300, 300),
    ("numcn", "二十六亿", 2_600_000_000, 2_600_000_000),
    ("numcn", "两亿五千万", 250_000_000, 50_000_000),
    ("numcn", "两千零六", 2006, 1006),
    ("numcn", "二〇二六", 2026, 6),
    ("numcn", "五点七", 5.7, 7),
    ("numcn", "负三百", -300, 300),
    ("chinesenumber", "裁员三千九百人", "裁员3900人", "裁员3900人"),
    ("chinesenumber", "裁员十万人", "裁员100000人", "裁员10010人"),
    ("chinesenumber", "亏损二十六亿", "亏损2600000000", "亏损600000020"),
    ("chinesenumber", "二〇二六年", "2026年", "8年"),
    ("chinesenumber", "3.9万", "39000", "3.910000"),
]
for name, words, expected, observed in EXPECTED:
    found = READERS[name](words)
    print(name, version(name), words, "expected", expected, "got", found)
    assert found == observed
PYTHON
