#!/usr/bin/env bash
# "10～12月期" is the quarter from October to December. By default the tilde is removed, and the figure is 1012. Another
# normaliser writes the mark of a long vowel in its place.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install neologdn==0.5.6 jaconv==0.5.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import jaconv
import neologdn

for text in ("１０～１２月期", "20〜30%減"):
    print("neologdn", version("neologdn"), text, "->", neologdn.normalize(text), "; jaconv", version("jaconv"), "->", jaconv.normalize(text))
assert neologdn.normalize("１０～１２月期") == "1012月期" and neologdn.normalize("20〜30%減") == "2030%減"
assert jaconv.normalize("１０～１２月期") == "10ー12月期"
PYTHON
