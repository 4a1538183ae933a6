#!/usr/bin/env bash
# The letter behind a sum of money is taken for a currency, and its sign is not: "$5 M" is in maloti of Lesotho, with no other
# candidate, and "C$5", as news from Canada writes it, in córdobas of Nicaragua. "Rs 500 crore", Indian rupees, may be Sri Lankan,
# Nepalese or Pakistani, and yen and won in words are no currency at all, whereas euros are.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install iso4217parse==0.6.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from iso4217parse import parse

EXPECTED = {
    "$5 M": ["LSL"],
    "€5 M": ["EUR"],
    "C$5": ["NIO"],
    "Rs 500 crore": ["LKR", "NPR", "PKR"],
    "260 billion yen": None,
    "500 won": None,
    "260 billion euros": ["EUR"],
}
for amount, observed in EXPECTED.items():
    found = parse(amount)
    codes = found and [currency.alpha3 for currency in found]
    print("iso4217parse", version("iso4217parse"), repr(amount), "got", codes)
    assert codes == observed
PYTHON
