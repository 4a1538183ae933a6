#!/usr/bin/env bash
# 2.5万 (25,000) is read as 2 and 50,000, and 3,900 as 3 and 900: the signs within a number end it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install japanese-numbers-python==0.2.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from japanese_numbers import to_arabic

texts = {"2.5万台を販売した": [25_000], "3,900人を削減する": [3_900]}
found = {text: [one.number for one in to_arabic(text)] for text in texts}
print("japanese-numbers-python", version("japanese-numbers-python"), "expected", texts)
print("got", found)
assert list(found.values()) == [[2, 50_000], [3, 900]]
PYTHON
