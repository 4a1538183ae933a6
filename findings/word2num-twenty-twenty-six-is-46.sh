#!/usr/bin/env bash
# The year "twenty twenty-six" is 46, "1.5 million" nothing at all, and "two point six billion" 60,000,002: the billion is of
# the tenths, of which each is added as a number of its own. Another reader leaves the point and has "2.6000000000 yen", and
# "$2.6 billion" is "$2.6 1000000000" to it; its year is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install word2num==0.1.2 text2digits==0.1.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from text2digits.text2digits import Text2Digits
from word2num import word2num

EXPECTED = {"twenty twenty-six": 46, "1.5 million": 0, "two point six billion": 60_000_002, "two million": 2_000_000}
for words, observed in EXPECTED.items():
    found = word2num(words)
    print("word2num", version("word2num"), repr(words), "got", found)
    assert found == observed
EXPECTED = {
    "two point six billion yen": "2.6000000000 yen",
    "a $2.6 billion plan": "a $2.6 1000000000 plan",
    "2.6 billion yen": "2600000000 yen",
    "in twenty twenty-six": "in 2026",
}
for words, observed in EXPECTED.items():
    found = Text2Digits().convert(words)
    print("text2digits", version("text2digits"), repr(words), "got", repr(found))
    assert found == observed
PYTHON
