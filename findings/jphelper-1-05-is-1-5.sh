#!/usr/bin/env bash
# jphelper writes numbers in Japanese words ("Convert arabic numeral to japanese" in its README). The noughts behind a decimal
# point are lost, so that 1.05 is いちてんご, 1.5. A hundred million is いちおくまん, with an empty 万 behind it, a trillion
# 十千億 and eight trillion 八兆億. In its short form 99,999,999 is ".9億".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install jphelper==0.9.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from jphelper.number import shorten, to_japanese

EXPECTED = [
    (1.05, False, "いちてんゼロご", "いちてんご"),
    (1.5, False, "いちてんご", "いちてんご"),
    (100_000_000, False, "いちおく", "いちおくまん"),
    (100_000_000, True, "一億", "一億万"),
    (10**12, True, "一兆", "十千億"),
    (8 * 10**12, True, "八兆", "八兆億"),
    (123_456_789, True, "一億二千三百四十五万六千七百八十九", "一億二千三百四十五万六千七百八十九"),
]
for number, kanji, expected, observed in EXPECTED:
    found = to_japanese(number, use_kanji=kanji)
    print("jphelper", version("jphelper"), number, "expected", expected, "got", found)
    assert found == observed
print("in short: 99999999 expected 9999万 or .9億 with a nought, got", shorten(99_999_999))
assert shorten(99_999_999) == ".9億"
assert shorten(12_345_678_987) == "123.4億"
PYTHON
