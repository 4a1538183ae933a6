#!/usr/bin/env bash
# format-currency writes sums, with smart_number_formatting in short, as 2.6 billion dollars as "$ 2.60 Billion". A sum in short
# has as many decimals as the currency: yen and won have none, and 2.6 billion yen are "¥ 3 Billion", 1.4 billion "¥ 1 Billion".
# Losses are not shortened: "$ -2,600,000,000.00 Only". The unit is chosen before rounding: a million less ten cents is
# "1,000.00 Thousands".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install format-currency==0.0.10
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from format_currency import format_currency

EXPECTED = [
    (2_600_000_000, "JP", "¥ 2.6 Billion", "¥ 3 Billion"),
    (1_400_000_000, "JP", "¥ 1.4 Billion", "¥ 1 Billion"),
    (2_600_000_000, "KR", "₩ 2.6 Billion", "₩ 3 Billion"),
    (2_600_000_000, "US", "$ 2.60 Billion", "$ 2.60 Billion"),
    (-2_600_000_000, "US", "$ -2.60 Billion", "$ -2,600,000,000.00 Only"),
    (999_999.9, "US", "$ 1.00 Million", "$ 1,000.00 Thousands"),
]
for number, country, expected, observed in EXPECTED:
    found = format_currency(number, country_code=country, smart_number_formatting=True)
    print("format-currency", version("format-currency"), number, country, "expected", expected, "got", found)
    assert found == observed
assert format_currency(2_600_000_000, country_code="JP") == "¥ 2,600,000,000"
PYTHON
