#!/usr/bin/env bash
# A price of 19.999 dollars, as one of fuel per gallon or a sum that was converted, is "$20.00" in writing and 1999 in cents:
# the one is rounded, of the other what is behind the point is dropped. -0.999 is -99 cents. So a sum that is stored in cents
# is not the one that is shown.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install py-moneyed==3.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from moneyed import Money
from moneyed.l10n import format_money

EXPECTED = {"19.999": ("$20.00", 1999), "0.999": ("$1.00", 99), "-0.999": ("-$1.00", -99), "19.99": ("$19.99", 1999)}
for amount, observed in EXPECTED.items():
    price = Money(amount, "USD")
    found = format_money(price, locale="en_US"), price.get_amount_in_sub_unit()
    print("py-moneyed", version("py-moneyed"), amount, "got", *found)
    assert found == observed
PYTHON
