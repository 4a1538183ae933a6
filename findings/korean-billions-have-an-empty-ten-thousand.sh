#!/usr/bin/env bash
# Two packages write numbers in Korean words. A group of four digits that is zero is to be left out: 2,600,000,000 is 이십육억.
# Both write its unit, 이십육억만, and of a trillion both, 일조억만, which are no numbers. num2kor writes a million as "100만 0"
# and 2.6 billion as "26억 0만 0" in its mixed form. Zero is nothing for both: 0 won are "원". 123,456,789 is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install num2kor==1.0.3 kr-number==0.1.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import knum
from num2kor import Format, numToKor

EXPECTED = {2_600_000_000: ("이십육억", "이십육억만"), 10**12: ("일조", "일조억만"), 0: ("영", "")}
for number, (expected, observed) in EXPECTED.items():
    found = numToKor(number, Format.Null), knum.convert(number, "원")
    print("num2kor", version("num2kor"), "kr-number", version("kr-number"), number, "expected", expected, "got", found)
    assert found == (observed, observed + "원")
for number, expected, observed in [(1_000_000, "100만", "100만 0"), (2_600_000_000, "26억", "26억 0만 0")]:
    found = numToKor(number, Format.Mixed)
    print("num2kor", number, "mixed, expected", expected, "got", found)
    assert found == observed
assert numToKor(123_456_789, Format.Mixed) == "1억 2,345만 6,789"
PYTHON
