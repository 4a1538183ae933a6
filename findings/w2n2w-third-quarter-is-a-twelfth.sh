#!/usr/bin/env bash
# w2n2w reads the numbers of a text and, as its examples show, ordinals among them ("seventy first" is 71). The third
# quarter is a third of a quarter, .083, the fourth a sixteenth, and the second half one. What stands between two numbers
# does not count: one in five is six, five to seven percent are twelve, two dozen are two, and "one and a quarter million"
# is 250,001.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install w2n2w==0.3.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from w2n2w import num_to_word, word_to_num

EXPECTED = {
    "seventy first": 71,
    "first quarter": 1 / 4,
    "third quarter": 1 / 12,
    "fourth quarter": 1 / 16,
    "second half": 1,
    "two dozen": 2,
    "one in five": 6,
    "five to seven percent": 12,
    "one and a quarter million": 250001,
}
for words, observed in EXPECTED.items():
    found = word_to_num(words)
    print("w2n2w", version("w2n2w"), repr(words), "got", found)
    assert abs(found - observed) < 1e-9
found = num_to_word(1_000_000), num_to_word(1100), num_to_word(0.05)
print("1000000, 1100 and .05 in words, got", found)
assert found == ("million", "one thousand and one hundred", "one twentieth")
PYTHON
