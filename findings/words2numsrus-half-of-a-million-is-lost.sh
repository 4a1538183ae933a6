#!/usr/bin/env bash
# "Полтора миллиона", one and a half million, is "полтора 1000000", and two and a half million are "2 с половиной 1000000":
# the number before is left as a word, and whoever looks for digits finds a million. 2.6, "две целых шесть десятых", is "2
# целых 0.6000000000000001", two numbers. Two billion 600 million are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install words2numsrus==0.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from words2numsrus import NumberExtractor

EXPECTED = {
    "полтора миллиона": "полтора 1000000",
    "два с половиной миллиона": "2 с половиной 1000000",
    "две целых шесть десятых": "2 целых 0.6000000000000001",
    "половина миллиона": "половина 1000000",
    "два миллиарда шестьсот миллионов": "2600000000",
}
for words, observed in EXPECTED.items():
    found = NumberExtractor().replace_groups(words)
    print("words2numsrus", version("words2numsrus"), words, "got", found)
    assert found == observed
PYTHON
