#!/usr/bin/env bash
# Pyphen says where a word may be parted at the end of a line, and gives the two parts with the hyphen set. Names that
# have a hyphen get a second one: the X-Trail ends its line as "X--", Mercedes-Benz in German as "Mercedes--", the CX-5
# goes on as "-5" in the next, minus five, and all of Renault-Nissan in German is "Re-naul-t---Nis-san". In British
# English one letter of Nissan stands alone, though no less than two are allowed on each side.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pyphen==0.18.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from pyphen import Pyphen

EXPECTED = {
    ("en_US", "X-Trail", 4): ("X--Trail", ("X--", "Trail")),
    ("en_GB", "e-POWER", 4): ("e--POWER", ("e--", "POWER")),
    ("en_GB", "Renault-Nissan", 10): ("Renault-N-is-san", ("Renault-N-", "issan")),
    ("en_GB", "COVID-19", 6): ("COV-ID-19", ("COV-", "ID-19")),
    ("de_DE", "CX-5", 3): ("CX--5", ("CX-", "-5")),
    ("de_DE", "Mercedes-Benz", 10): ("Mer-ce-des---Benz", ("Mercedes--", "Benz")),
    ("de_DE", "Renault-Nissan", 9): ("Re-naul-t---Nis-san", ("Renault--", "Nissan")),
    ("de_DE", "Werk", 3): ("Werk", None),
}
for (language, word, width), observed in EXPECTED.items():
    hyphens = Pyphen(lang=language)
    found = hyphens.inserted(word), hyphens.wrap(word, width)
    print("pyphen", version("pyphen"), language, word, "got", found)
    assert found == observed
PYTHON
