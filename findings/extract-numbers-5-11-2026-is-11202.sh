#!/usr/bin/env bash
# extract-numbers takes the numbers out of a text, with `european_format` those that have a full stop between their
# thousands and a comma before their decimals, as in its example of 1.000.000,77. A stop needs no three digits behind it: a
# date is cut within its year, and "5.11.2026" is 5, 11,202 and 6. Thousands without a date are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install extract-numbers==1.0.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from extract_numbers import ExtractNumbers

extract = ExtractNumbers({"european_format": True, "as_string": False}).extractNumbers
TEXTS = {
    "Nissan streicht 3.900 Stellen": ([3900], [3900]),
    "Der Verlust betrug 1.000.000,77 Euro": ([1000000.77], [1000000.77]),
    "Nissan streicht am 5.11.2026 Stellen": ([5, 11, 2026], [5, 11202, 6]),
    "Die Zahlen kommen am 28.10.2026": ([28, 10, 2026], [28, 10202, 6]),
}
for text, (right, observed) in TEXTS.items():
    found = extract(text)
    print("extract-numbers", version("extract-numbers"), repr(text), "expected", right, "got", found)
    assert found == observed
PYTHON
