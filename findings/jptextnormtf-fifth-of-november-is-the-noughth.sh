#!/usr/bin/env bash
# JPTextNormTF normalises dates and numbers of Japanese texts. Of the short form of an era, R8.11.5, which its code names as
# one it reads, the last figure of the day is cut off, as if 日 followed: 2026-11-00, and R8.11.25 is 2026-11-02. IFRS16.1.1
# and iOS17.4.1 are days of Showa. Of 二千二十六年 the first sign is left outside, and 3千 and 2億5000万 have other values.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install JPTextNormTF==0.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from JPTextNormTF import DateNormalizer

EXPECTED = {
    "R8.11.5": ("2026-11-05", "2026-11-00"),
    "R8.11.25": ("2026-11-25", "2026-11-02"),
    "令和8年11月5日": ("2026-11-05", "2026-11-05"),
    "iOS17.4.1": ("iOS17.4.1", "iO1942-04-00"),
    "二千二十六年十一月五日": ("2026-11-05", "二1026-11-05"),
    "千九百九十九年十二月三十一日": ("1999-12-31", "千九0199-12-31"),
}
for text, (expected, observed) in EXPECTED.items():
    found = DateNormalizer.normalize(text)
    print("JPTextNormTF", version("JPTextNormTF"), text, "expected", expected, "got", found)
    assert found == observed
for text, expected, observed in [("3千", 3000, 1000), ("2億5000万", 250_000_000, 100_010_000), ("三千", 3000, 3000)]:
    found = DateNormalizer.normalize_number(text)
    print("JPTextNormTF", version("JPTextNormTF"), text, "expected", expected, "got", found)
    assert found == observed
PYTHON
