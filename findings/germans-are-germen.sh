#!/usr/bin/env bash
# Two packages know the plural and the singular of English words, and make the names of tables, fields and tags of them.
# Whoever ends in "man" has a plural with e: two Germans are "Germen", two Normans "Normen" and two Romans "Romen". Names
# that end in s are plurals: Mercedes is of one "Mercede" and Lexus in one "Lexu". A lens is a plural, too, of a "len".
# One has SUVS and CEOS and a "specie"; the other a "leafe" for leaves and a "drife" for drives.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pluralizer==2.0.0 inflection==0.5.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import inflection
from pluralizer import Pluralizer

words = Pluralizer()
PLURALS = {
    "woman": ("women", "women"),
    "German": ("Germen", "Germen"),
    "Norman": ("Normen", "Normen"),
    "Roman": ("Romen", "Romen"),
    "SUV": ("SUVS", "SUVs"),
    "CEO": ("CEOS", "CEOs"),
}
SINGULARS = {
    "losses": ("loss", "loss"),
    "Mercedes": ("Mercede", "Mercede"),
    "Lexus": ("Lexus", "Lexu"),
    "lens": ("len", "len"),
    "species": ("specie", "species"),
    "leaves": ("leaf", "leafe"),
    "drives": ("drive", "drife"),
}
for word, observed in PLURALS.items():
    found = words.plural(word), inflection.pluralize(word)
    print("pluralizer", version("pluralizer"), "inflection", version("inflection"), "plural of", word, "got", *found)
    assert found == observed
for word, observed in SINGULARS.items():
    found = words.singular(word), inflection.singularize(word)
    print("singular of", word, "got", *found)
    assert found == observed
PYTHON
