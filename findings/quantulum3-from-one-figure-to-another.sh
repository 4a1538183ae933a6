#!/usr/bin/env bash
# A change of a figure is read as a range: the mean of a rise is its value, and a fall has none at all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install quantulum3==0.10.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from quantulum3 import parser

rise = parser.parse("Its margin rose from 5 percent to 7 percent.")
fall = parser.parse("Output fell from 500,000 to 300,000 cars.")
print("quantulum3", version("quantulum3"), "expected 5 and 7 percent, got", [(one.value, one.surface) for one in rise])
print("expected 500,000 and 300,000, got", [(one.value, one.surface) for one in fall])
assert [one.value for one in rise] == [6.0]
assert fall == []
PYTHON
