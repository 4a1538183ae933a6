#!/usr/bin/env bash
# Names are made of the characters of numbers: 三菱 (Mitsubishi), 五十鈴 (Isuzu), 千葉 (Chiba), and 一汽 (FAW) in Chinese. Five
# converters that rewrite the numbers of a text rewrite them too, and words like 統一: none of these names is found in the text
# afterwards, and the counts have numbers that nobody wrote.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install suji==0.1.0 jpnumeric==0.1.1 kanji-to-number==0.2.1 cn2an==0.5.24 chinese2digits==6.0.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import cn2an
from chinese2digits import takeNumberFromString
from jpnumeric import replace_jpnumeric_int
from kanji_to_number import kanji_to_number_in_text
from suji import value

JAPANESE = {"三菱自動車": "3菱自動車", "五十鈴": "50鈴", "千葉の工場": "1000葉の工場"}
CHINESE = {"三菱汽车": "3菱汽车", "一汽丰田": "1汽丰田", "统一": "统1", "零部件": "0部件"}
CONVERTERS = {
    "suji": (value, JAPANESE),
    "jpnumeric": (replace_jpnumeric_int, JAPANESE),
    "kanji-to-number": (kanji_to_number_in_text, JAPANESE),
    "cn2an": (cn2an.transform, CHINESE),
    "chinese2digits": (lambda text: takeNumberFromString(text)["replacedText"], CHINESE),
}
for name, (convert, words) in CONVERTERS.items():
    found = {text: convert(text) for text in words}
    print(name, version(name), "expected the names themselves, got", found)
    assert found == words
PYTHON
