#!/usr/bin/env bash
# The sign ¥ is read as Chinese yuan in a sentence on a Japanese company that also names yen.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install quantulum3==0.10.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from quantulum3 import parser

text = "The carmaker from Yokohama, Japan, saves ¥250 billion, and not 400 billion yen."
units = [found.unit.name for found in parser.parse(text)]
print("quantulum3", version("quantulum3"), text, "->", units)
assert units == ["chinese yuan", "japanese yen"], units
PYTHON
