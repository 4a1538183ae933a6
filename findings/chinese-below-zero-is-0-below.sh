#!/usr/bin/env bash
# 零下五度 is five degrees below zero: 零下 says so. A converter of the numbers of a text makes "0下5度" of it, and another reads two
# numbers, 0 and 5. The latter reads the year 二〇二六 as 2 and 26, and 五六千, five to six thousand, as 56,000.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cn2an==0.5.24 chinese2digits==6.0.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import cn2an
from chinese2digits import takeNumberFromString

for text, observed in {"零下五度": ["0", "5"], "二〇二六年": ["2", "26"], "五六千人": ["56000"]}.items():
    found = takeNumberFromString(text)["digitsStringList"]
    print("chinese2digits", version("chinese2digits"), text, "got", found)
    assert found == observed
found = cn2an.transform("零下五度")
print("cn2an", version("cn2an"), "expected '零下5度' or '-5度', got", repr(found))
assert found == "0下5度"
assert cn2an.transform("二〇二六年") == "2026年"
PYTHON
