#!/usr/bin/env bash
# A height of 5 ft 3 in is 15 ft: numbers that stand beside each other are multiplied. So are litres and kilometres, of which
# 8 l/100 km is a quotient, and 8 l/100 km is 0.08 km times l. 10 000 m, as the International System of Units writes it (SI
# Brochure, 5.4.4), are 10 m, and from 2 to 3 km is 2 km.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install unit-parse==0.1.12 pint==0.25.3
"$folder/venv/bin/python" - <<'PYTHON'
import logging
from importlib.metadata import version

from unit_parse import parser

logging.disable()
EXPECTED = {"300 km/h": "300.0 km / h", "5 ft 3 in": "15 ft", "8 l/100 km": "0.08 km * l", "10 000 m": "10 m", "2 to 3 km": "2 km"}
for text, observed in EXPECTED.items():
    found = f"{parser(text):~}"
    print("unit-parse", version("unit-parse"), repr(text), "got", repr(found))
    assert found == observed
PYTHON
