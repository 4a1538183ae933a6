#!/usr/bin/env bash
# lj, nj and dž are one letter each in Serbian, also in capitals: LJUBLJANA has the letters of Ljubljana. cyrtranslit knows
# "Lj" alone. A headline in capitals has two letters in Cyrillic for one, so that a name in it is not found, and one in
# Cyrillic capitals is "LjUBLjANA" in Latin letters. Where n and j are two letters, as in Tanjug, the Serbian news agency, it
# writes one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cyrtranslit==1.2.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from cyrtranslit import to_cyrillic, to_latin

CITY = "\u0409\u0443\u0431\u0459\u0430\u043d\u0430"
EXPECTED = {
    "Ljubljana": CITY,
    "LJUBLJANA": "\u041b\u0408\u0423\u0411\u041b\u0408\u0410\u041d\u0410",
    "D\u017dON": "\u0414\u0416\u041e\u041d",
    "Tanjug": "\u0422\u0430\u045a\u0443\u0433",
}
for text, observed in EXPECTED.items():
    found = to_cyrillic(text, "sr")
    print("cyrtranslit", version("cyrtranslit"), text, "got", found)
    assert found == observed
assert to_cyrillic("LJUBLJANA", "sr") != CITY.upper()
back = to_latin(CITY.upper(), "sr")
print(CITY.upper(), "expected LJUBLJANA", "got", back)
assert back == "LjUBLjANA"
PYTHON
