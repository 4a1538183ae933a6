#!/usr/bin/env bash
# price-parser-reworkd reads prices with their currency, of which it knows sixty. It takes the first sign of its list that
# is in the text: "S$" is in US$300, which are dollars of Singapore, and "A$" in CA$12, which are Australian; "R" is in
# Rs. 5, five rupees, which are half a rand. A point before three digits parts thousands, so that £0.125 are 125, and 5,50
# euros are an invalid price. A loss in brackets is a price, 2.6 billion are 2.6.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install price-parser-reworkd==0.3.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from price_parser.parser import CurrencyParser

parse = CurrencyParser()
EXPECTED = {
    "$1,234.50": ("USD", 1234.5),
    "HK$5": ("HKD", 5.0),
    "US$300": ("SGD", 300.0),
    "CA$12": ("AUD", 12.0),
    "Rs. 5": ("ZAR", 0.5),
    "1.234 USD": ("USD", 1234.0),
    "\N{POUND SIGN}0.125": ("GBP", 125.0),
    "($5)": ("USD", 5.0),
    "$2.6 billion": ("USD", 2.6),
    "\N{EURO SIGN}1.250,50": ("EUR", 1250.5),
}
for text, observed in EXPECTED.items():
    found = parse(text)
    print("price-parser-reworkd", version("price-parser-reworkd"), text, "got", found["currency"], found["amount"])
    assert (found["currency"], found["amount"]) == observed
try:
    parse("5,50 \N{EURO SIGN}")
except ValueError as error:
    print("5,50 \N{EURO SIGN}, got", error)
else:
    raise AssertionError
PYTHON
