#!/usr/bin/env bash
# A column of numbers with something around them ("bareNumber": false, as for 5% and €5) drops all signs before the first
# digit and behind the last. So do the brackets of a loss, (5), and the minus of typography, −5, which are 5 both, as is 5- of
# an accountant; and £1.5m is 1.5. "$-5" keeps its minus, and "-$5" is an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install frictionless==5.21.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from frictionless import Field

EXPECTED = {"5%": 5, "-5%": -5, "$-5": -5, "-$5": None, "(5)": 5, "−5%": 5, "EUR −5": 5, "5-": 5, "£1.5m": 1.5}
read = Field.from_descriptor({"name": "result", "type": "number", "bareNumber": False}).create_cell_reader()
for text, observed in EXPECTED.items():
    number, error = read(text)
    print("frictionless", version("frictionless"), repr(text), "got", number, "with an error" if error else "")
    assert number == observed
    assert bool(error) == (observed is None)
PYTHON
