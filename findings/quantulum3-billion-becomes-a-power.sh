#!/usr/bin/env bash
# Behind the article "a", an amount in billions becomes the exponent of its currency.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install quantulum3==0.10.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from quantulum3 import parser

[plain] = parser.parse("The plan costs $2.6 billion.")
[found] = parser.parse("The board agreed on a $2.6 billion plan.")
print("quantulum3", version("quantulum3"), "alone:", plain.value, plain.unit.name)
print("expected the same behind 'a', got", found.value, found.unit.name)
assert (plain.value, plain.unit.name) == (2.6e9, "dollar")
assert (found.value, found.unit.name) == (1.0, "dollar to the 2.6e+09")
PYTHON
