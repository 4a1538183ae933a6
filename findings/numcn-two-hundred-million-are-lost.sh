#!/usr/bin/env bash
# numcn turns Chinese numbers into figures and back. 两, the two that stands before thousands and more, is passed over: 两千零六,
# 2,006, is 1006, and of 两亿五千万, 250 million, 50 million are left. The year 二〇二六 is 6, 五点七, 5.7, is 7, and 负三百, minus 300,
# is 300. Nothing tells that a sign was passed over.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install numcn==0.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import numcn

EXPECTED = {
    "两亿五千万": (250_000_000, 50_000_000),
    "两千零六": (2006, 1006),
    "二〇二六": (2026, 6),
    "五点七": (5.7, 7),
    "负三百": (-300, 300),
    "二十六亿": (2_600_000_000, 2_600_000_000),
}
for words, (expected, observed) in EXPECTED.items():
    found = numcn.ctn(words)
    print("numcn", version("numcn"), words, "expected", expected, "got", found)
    assert found == observed
PYTHON
