#!/usr/bin/env bash
# currency_parser reads a sum in whatever way its thousands and decimals are written. What is no digit, full stop or comma is
# dropped first: a minus, the brackets of a loss and the words between two sums. A rate with three decimals is in the
# thousands, and the word behind 2.6 billion is gone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install currency-parser==0.1.404
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from currency_parser.international import parser

EXPECTED = {
    "$1,234.56": "1234.56",
    "1.234,56 EUR": "1234.56",
    "-$300.00": "300.00",
    "($300.00)": "300.00",
    "1.0825": "10825.00",
    "0.125": "0125.00",
    "$300 to $400": "300400.00",
    "$2.6 billion": "2.6",
}
for text, observed in EXPECTED.items():
    found = parser(text)
    print("currency-parser", version("currency-parser"), text, "got", found)
    assert found == observed
PYTHON
