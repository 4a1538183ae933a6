#!/usr/bin/env bash
# 亿 multiplies all that stands before it: 二千六百亿 is 260 billion. The converter multiplies the last part alone and by another
# unit: it is 20,060,000,000,000, 77 times as much. The year 二〇二六 is 6, and 五六千, five to six thousand, is 6,000.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pycnnum==2.1.1 cn2an==0.5.24
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from cn2an import cn2an
from pycnnum import cn2num

for words, observed in {"三千五百": 3500, "三亿五千万": 350_000_000, "二千六百亿": 20_060_000_000_000, "二〇二六": 6}.items():
    right, found = cn2an(words, "smart"), cn2num(words)
    print("pycnnum", version("pycnnum"), words, "expected", right, "got", found)
    assert found == observed
assert cn2num("五六千") == 6000
PYTHON
