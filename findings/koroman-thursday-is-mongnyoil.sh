#!/usr/bin/env bash
# Korean in Latin letters by the Revised Romanization, which follows what is said. A sound is put in before i and y only where two
# words are joined; koroman puts it in everywhere. Thursday, 목요일, is mogyoil and here mongnyoil, Monday woryoil and here
# wollyoil, oil, 석유, seogyu and here seongnyu, and the city of Miryang is Millyang. Sixteen, 십육, where the sound belongs
# (simnyuk), is sibyuk.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install koroman==1.0.16
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from koroman import romanize

EXPECTED = {
    "월요일": ("woryoil", "wollyoil"),
    "목요일": ("mogyoil", "mongnyoil"),
    "금요일": ("geumyoil", "geumyoil"),
    "일요일": ("iryoil", "illyoil"),
    "석유": ("seogyu", "seongnyu"),
    "필요": ("piryo", "pillyo"),
    "촬영": ("chwaryeong", "chwallyeong"),
    "밀양": ("miryang", "millyang"),
    "십육": ("simnyuk", "sibyuk"),
    "신라": ("silla", "silla"),
}
for word, (right, observed) in EXPECTED.items():
    found = romanize(word)
    print("koroman", version("koroman"), word, "expected", right, "got", found)
    assert found == observed
PYTHON
