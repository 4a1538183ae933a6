#!/usr/bin/env bash
# NYSIIS is a code of how a name sounds, by which misspelt names are found. The one of phonetics leaves out nearly all
# consonants, since it adds a letter only where its table has one: Nissan, Nikon, Nokia, Nestle and Nvidia are all "NA",
# Toyota and Tesla "TA", Honda, Hitachi and Hyundai "HA". By jellyfish they are NASAN, NACAN, NAC, NASTL and NVAD. A code
# of Soundex is one letter and three digits; here Nissan is N0205, with a digit for each vowel, though the function says
# that its length is four.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install phonetics==1.0.5 jellyfish==1.3.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import jellyfish
import phonetics

GROUPS = {
    "NA": ("Nissan", "Nikon", "Nokia", "Nestle", "Nvidia"),
    "TA": ("Toyota", "Tesla", "Texaco"),
    "HA": ("Honda", "Hitachi", "Hyundai"),
}
for code, names in GROUPS.items():
    found = [phonetics.nysiis(name) for name in names]
    expected = [jellyfish.nysiis(name) for name in names]
    print("phonetics", version("phonetics"), names, "expected", expected, "got", found)
    assert found == [code] * len(names)
    assert len(set(expected)) == len(names)
for name, expected, observed in (("Nissan", "N250", "N0205"), ("Stellantis", "S345", "S30405302"), ("Honda", "H530", "H0530")):
    found = phonetics.soundex(name)
    print(name, "Soundex expected", jellyfish.soundex(name), "got", found)
    assert (found, jellyfish.soundex(name)) == (observed, expected)
PYTHON
