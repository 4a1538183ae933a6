#!/usr/bin/env bash
# Shares in Tokyo have four digits, and news agencies write 7201.T for Nissan. Of these only the letter of the exchange is found,
# which is the ticker of an American company: all Japanese companies are that one. A London ticker with a point is found whole.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install reticker==3.1.6
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from reticker import TickerExtractor

TEXTS = {
    "Nissan (7201.T) and Renault (RENA.PA) end talks": ["RENA.PA", "T"],
    "Honda (7267.T) moves vans": ["T"],
    "Shares of 7203.T rose by 5 percent": ["T"],
    "Vodafone (VOD.L) moves": ["VOD.L"],
}
for text, expected in TEXTS.items():
    found = sorted(TickerExtractor().extract(text))
    print("reticker", version("reticker"), repr(text), "got", found)
    assert found == expected
PYTHON
