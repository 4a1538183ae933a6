#!/usr/bin/env bash
# "Halb", a half in German, is 2, and "achtel", an eighth, 8: the word of a fraction that stands alone is its denominator,
# with a number before it ("ein halb", "drei Achtel") it is right. "Zwei Komma null fünf", 2.05, is refused, and "zwei Komma
# zwölf", which nobody says, is 2.12.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install zahlwort2num==1.0.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from zahlwort2num import convert

EXPECTED = {"halb": 2, "achtel": 8, "zehntel": 10, "ein halb": 0.5, "drei Achtel": 0.375, "zwei Komma zwölf": 2.12}
for words, observed in EXPECTED.items():
    found = convert(words)
    print("zahlwort2num", version("zahlwort2num"), repr(words), "got", found)
    assert float(found) == observed
try:
    convert("zwei Komma null fünf")
except ValueError as error:
    print(error)
else:
    raise AssertionError
PYTHON
