#!/usr/bin/env bash
# fonetika has, as it says, phonetic algorithms based on Soundex and Metaphone for English too. Soundex keeps the first
# letter of a name, so that those with H are apart from those without, and Metaphone reads PH as F. Here the H goes first:
# Honda is O0860 and ONDA, as Onda is, Hitachi begins with I, Hyundai and Yundai are one, and Philips is PILIPS and not
# FLPS. Vowels stay, which Metaphone drops behind the first letter.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install fonetika==1.5.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from fonetika.metaphone import EnglishMetaphone
from fonetika.soundex import EnglishSoundex

EXPECTED = {
    "Honda": ("O0860", "ONDA"),
    "Onda": ("O0860", "ONDA"),
    "Hitachi": ("I06030", "ITAXI"),
    "Hyundai": ("Y0860", "YUNDAI"),
    "Yundai": ("Y0860", "YUNDAI"),
    "Hino": ("I080", "INO"),
    "Ino": ("I080", "INO"),
    "Philips": ("P107013", "PILIPS"),
    "Nissan": ("N80308", "NISAN"),
}
for name, observed in EXPECTED.items():
    found = EnglishSoundex().transform(name), EnglishMetaphone().transform(name)
    print("fonetika", version("fonetika"), name, "got", *found)
    assert found == observed
PYTHON
