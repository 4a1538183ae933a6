#!/usr/bin/env bash
# Five hundredths (0.05) are "half" in Persian and "nought point five" in Turkish, and 2.05 is two and a half: zeros behind
# the point are left out, so that a rate of 2.05 percent is read as one of 2.5. Vietnamese does the same. In Azerbaijani the 1
# before a thousand is left out of 21,000 too, which is "iyirmi min", 20,000. A billion in Serbian is "bilion", which is a
# thousand times as much (a billion is "milijarda").
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install num2words==0.5.14
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from num2words import num2words

EXPECTED = {
    ("fa", 0.05): ("صفر ممیز پنج صدم", "نیم"),
    ("fa", 2.05): ("دو و پنج صدم", "دو و نیم"),
    ("tr", 0.05): ("sıfırvirgülsıfırbeş", "sıfırvirgülbeş"),
    ("vi", 2.06): ("hai phẩy không sáu", "hai phẩy sáu"),
    ("az", 20_000): ("iyirmi min", "iyirmi min"),
    ("az", 21_000): ("iyirmi bir min", "iyirmi min"),
    ("az", 31_000): ("otuz bir min", "otuz min"),
    ("sr", 2_000_000_000): ("dve milijarde", "dva biliona"),
}
for (language, number), (expected, observed) in EXPECTED.items():
    found = num2words(number, lang=language)
    print("num2words", version("num2words"), language, number, "expected", expected, "got", found)
    assert found == observed
assert num2words(2.05, lang="de") == "zwei Komma null fünf"
PYTHON
