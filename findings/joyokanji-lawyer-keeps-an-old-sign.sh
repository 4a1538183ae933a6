#!/usr/bin/env bash
# joyokanji puts Japan's old signs into new ones, from the official list of signs for everyday use, as it says.
# That list has three old forms of 弁 (辨, 瓣, 辯) and one of 亀 (龜); none of them is changed, with variants or
# without, so an old article on a lawyer (辯護士) is not found by the new word. Nor are those of 舎 and 隷, and of
# the maker's own name 日產自動車 the middle stays as it was in 1933, and so does that of industry (產業), beside 経 and
# 済 that are new. Most others are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install joyokanji==1.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import joyokanji

EXPECTED = {
    "辯護士": ("弁護士", "辯護士"),
    "辨濟": ("弁済", "辨済"),
    "龜山工場": ("亀山工場", "龜山工場"),
    "校舍": ("校舎", "校舍"),
    "奴隸": ("奴隷", "奴隸"),
    "日產自動車": ("日産自動車", "日產自動車"),
    "經濟產業省": ("経済産業省", "経済產業省"),
    "國會": ("国会", "国会"),
    "勞働": ("労働", "労働"),
}
print("joyokanji", version("joyokanji"))
for text, (expected, observed) in EXPECTED.items():
    found = joyokanji.convert(text), joyokanji.convert(text, variants=True)
    print(text, "expected", expected, "got", found)
    assert found == (observed, observed)
PYTHON
