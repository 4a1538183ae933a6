#!/usr/bin/env bash
# "Two point six billion": one reader of number words answers 2, another puts two numbers where there is one.
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

print("word2number", version("word2number"), "expected 2600000000, got", w2n.word_to_num("two point six billion"))
print("word2number expected an error or a year, got", w2n.word_to_num("twenty twenty six"), "for 'twenty twenty six'")
print("text2num", version("text2num"), "expected '2600000000 euros', got", repr(alpha2digit("two point six billion euros", "en")))
assert w2n.word_to_num("two point six billion") == 2
assert w2n.word_to_num("twenty twenty six") == 406
assert alpha2digit("two point six billion euros", "en") == "2.6 1000000000 euros"
PYTHON
