#!/usr/bin/env bash
# EDTF has codes for the quarters of a year (33 to 36), which the parser knows. Its reader of free text turns the same
# string into an interval of seven years, and "2026-Q1" into one with an end in no year.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install edtf==5.0.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import edtf

print("edtf", version("edtf"), "parse_edtf('2026-33') ->", repr(edtf.parse_edtf("2026-33")), "; text_to_edtf ->", edtf.text_to_edtf("2026-33"))
print("text_to_edtf('2026-Q1') ->", edtf.text_to_edtf("2026-Q1"))
assert type(edtf.parse_edtf("2026-33")).__name__ == "Level2Season"
assert edtf.text_to_edtf("2026-33") == "2026/2033" and edtf.text_to_edtf("2026-Q1") == "2026/XXXX-XX-01"
PYTHON
