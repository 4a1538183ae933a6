#!/usr/bin/env bash
# The word or letter after a sum of money that makes it billions is no part of the amount, and a currency in words none
# of the price; nothing tells that the amount is not whole.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install price-parser==0.5.1
"$folder/venv/bin/python" - <<'PYTHON'
from decimal import Decimal
from importlib.metadata import version

from price_parser import Price

for text, observed in {
    "¥250bn": (Decimal("250"), "¥"),
    "€2.6 billion": (Decimal("2.6"), "€"),
    "2500億円": (Decimal("2500"), "円"),
    "250 billion yen": (Decimal("250"), None),
}.items():
    price = Price.fromstring(text)
    print("price-parser", version("price-parser"), repr(text), "->", price.amount, price.currency)
    assert (price.amount, price.currency) == observed
PYTHON
