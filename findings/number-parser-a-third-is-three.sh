#!/usr/bin/env bash
# A fraction written out becomes a whole number, as if it were an ordinal: "a third of the plants" is "a 3 of the plants".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install number-parser==0.3.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from number_parser import parse

for text, observed in {
    "It sells a third of the plants.": "It sells a 3 of the plants.",
    "It saves two and a half billion yen.": "It saves 2 and a half 1000000000 yen.",
}.items():
    print("number-parser", version("number-parser"), repr(text), "->", repr(parse(text)))
    assert parse(text) == observed
PYTHON
