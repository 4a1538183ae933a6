#!/usr/bin/env bash
# A month is read gatsu in Japanese, and the days from the 11th on nichi, but for the 14th, 20th and 24th. cutlet writes
# Japanese in Latin letters. A month with a day behind it is rightly "gatsu", one without is "tsuki", the moon, and 11日 and
# 15日 are "11ka" and "15ka". A month in Chinese digits is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cutlet==0.5.2 unidic-lite==1.0.8
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from cutlet import Cutlet

writer = Cutlet()
EXPECTED = {
    "\u65e5\u7523\u306f5\u67085\u65e5\u306b": "Nissan wa 5 gatsu 5ka ni",
    "5\u6708": "5 tsuki",
    "2\u6708": "2 tsuki",
    "\u4e8c\u6708": "Ni gatsu",
    "11\u65e5": "11ka",
    "15\u65e5": "15ka",
}
for text, observed in EXPECTED.items():
    found = writer.romaji(text)
    print("cutlet", version("cutlet"), text, "got", found)
    assert found == observed
PYTHON
