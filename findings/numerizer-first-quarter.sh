#!/usr/bin/env bash
# "The first quarter", the commonest words of business news, is read as a fraction, and an article as the number one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install numerizer==0.2.4
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from numerizer import numerize

for text, observed in {"in the first quarter of the year": "in the 1st/4 of the year", "plans a second plant": "plans 1 2nd plant"}.items():
    print("numerizer", version("numerizer"), repr(text), "->", repr(numerize(text)))
    assert numerize(text) == observed
PYTHON
