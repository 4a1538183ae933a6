#!/usr/bin/env bash
# money-parser reads a price "presented in any localization". Its documentation has a limitation for currencies of three
# decimals; but 0.391, a dividend or a rate in dollars or euros, is 391, as no thousand begins with a 0. A loss is a profit
# where the minus is before the sign of the currency, as is usual: -$300 is 300, though $-300 is -300. So is one with the
# minus of typography, the dash, or in brackets, as reports have them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install money-parser==0.0.1
"$folder/venv/bin/python" - <<'PYTHON'
from decimal import Decimal
from importlib.metadata import version

from money_parser import price_dec

EXPECTED = {
    "$-300": ("-300", "-300"),
    "-$300": ("-300", "300"),
    "−300": ("-300", "300"),
    "–300": ("-300", "300"),
    "(300)": ("-300", "300"),
    "$0.39": ("0.39", "0.39"),
    "$0.391": ("0.391", "391"),
    "0,391 €": ("0.391", "391"),
}
for text, (expected, observed) in EXPECTED.items():
    print("money-parser", version("money-parser"), text, "expected", expected, "got", price_dec(text))
    assert price_dec(text) == Decimal(observed)
PYTHON
