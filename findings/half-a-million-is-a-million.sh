#!/usr/bin/env bash
# "Half a million" and "a quarter of a million" are 1,000,000: what is before the article is dropped, or left as a word.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install word2number==1.1 text2num==3.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from text_to_num import alpha2digit
from word2number import w2n

print("word2number", version("word2number"))
for words, right in {"half a million": 500_000, "a quarter of a million": 250_000, "one and a half million": 1_500_000}.items():
    print(f"{words!r}: expected {right}, got {w2n.word_to_num(words)}")
    assert w2n.word_to_num(words) == 1_000_000
got = alpha2digit("half a million cars", "en")
print("text2num", version("text2num"), "expected '500000 cars', got", repr(got))
assert got == "half a 1000000 cars"
PYTHON
