#!/usr/bin/env bash
# A converter of the numbers of a text makes 100 of the hundred in "cinq pour cent", "cinco por ciento", "cinco por cento" and
# "cinque per cento": five percent is "5 pour 100", and no search for a percentage finds it. The Spanish "veintiún mil", 21,000,
# is "veintiún 1000", and "deux virgule cinq millions" is 2,5000000, which is two and a half.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install text2num==3.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from text_to_num import alpha2digit

EXPECTED = {
    ("fr", "une baisse de cinq pour cent"): "une baisse de 5 pour 100",
    ("es", "una caída del cinco por ciento"): "una caída del 5 por 100",
    ("pt", "uma queda de cinco por cento"): "uma queda de 5 por 100",
    ("it", "un calo del cinque per cento"): "un calo del 5 per 100",
    ("es", "veintiún mil empleos"): "veintiún 1000 empleos",
    ("es", "ciento veintiún mil coches"): "100 veintiún 1000 coches",
    ("fr", "deux virgule cinq millions de voitures"): "2,5000000 de voitures",
    ("de", "ein Minus von fünf Prozent"): "ein Minus von 5 Prozent",
    ("es", "treinta y un mil empleos"): "31000 empleos",
}
for (language, words), observed in EXPECTED.items():
    found = alpha2digit(words, language)
    print("text2num", version("text2num"), repr(words), "got", repr(found))
    assert found == observed
PYTHON
