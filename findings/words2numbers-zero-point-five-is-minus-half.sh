#!/usr/bin/env bash
# words2numbers finds numbers in words within a text and gives their values. What is less than one is below zero: "zero
# point five percent" is -0.5, so that a rise is a fall, and "minus zero point five" is 0.5. From one on the sign is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install words2numbers==5.12.22 num2words==0.5.14 loguru==0.7.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from words2numbers import words2numbers

TEXTS = {
    "Sales of the Leaf rose by zero point five percent": (0.5, -0.5),
    "The yen gained zero point two five percent": (0.25, -0.25),
    "Sales of vans changed by minus zero point five percent": (-0.5, 0.5),
    "Sales of the Leaf rose by two point six percent": (2.6, 2.6),
    "Sales of vans changed by minus two point six percent": (-2.6, -2.6),
}
for text, (right, observed) in TEXTS.items():
    found = [value for _, value, _ in words2numbers(text)]
    print("words2numbers", version("words2numbers"), repr(text), "expected", [right], "got", found)
    assert found == [observed]
PYTHON
