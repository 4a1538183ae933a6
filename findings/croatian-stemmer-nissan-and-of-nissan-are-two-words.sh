#!/usr/bin/env bash
# croatian-stemmer makes one stem of the forms of a Croatian word, also where a vowel comes and goes, as it shows with
# metara and metr. It takes the a of Nissan for one that comes and goes, and leaves "nissn", while the genitive Nissana
# and the dative Nissanu lose the whole ending and are "niss": a search for the company does not find most of its
# mentions. Gubitak, a loss, and gubici, losses, are two as well, and kvartal, a quarter of a year, has the stem of kvart,
# one of a town, as dobit, profit, has that of doba, an age.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install croatian-stemmer==0.4.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from croatian_stemmer import stem

EXPECTED = {
    "Renault": "renault", "Renaulta": "renault", "Japan": "japn", "Japana": "japn",
    "Nissan": "nissn", "Nissana": "niss", "Nissanu": "niss", "Nissanom": "niss",
    "gubitak": "gubik", "gubitka": "gubik", "gubici": "gubic",
    "kvartal": "kvart", "kvart": "kvart", "dobit": "dob", "doba": "dob",
}
found = {word: stem(word) for word in EXPECTED}
print("croatian-stemmer", version("croatian-stemmer"), found)
assert found == EXPECTED
PYTHON
