#!/usr/bin/env bash
# num-word-converter writes numbers as words and reads them back, decimals, negatives and sums up to trillions, as it
# says. Ten is no word at the end of a number: 110 is "one hundred and", 2,000,010 "two million thousand" and 10 nothing.
# 1,000,100 is "one million one hundred thousand", which is 1,100,000, and -0.5 is "zero point five". What it reads is no
# better: "two point six billion" is 60000002, "two point five million" 50002, and "three hundred thousand" an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install num-word-converter==1.0.8
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from num_word_converter import num_to_word, word_to_num

WRITTEN = {
    42: "forty-two",
    10: "",
    110: "one hundred and ",
    2_000_010: "two million  thousand",
    1_000_100: "one million one hundred thousand",
    1_050_000: "one million fifty thousand",
    -2.5: "negative two point five",
    -0.5: "zero point five",
}
READ = {"ninety nine point five": 99.5, "two point six billion": 60000002, "two point five million": 50002, "one million": 10**6}
for number, observed in WRITTEN.items():
    found = num_to_word(number)
    print("num-word-converter", version("num-word-converter"), number, "got", repr(found))
    assert found == observed
for words, observed in READ.items():
    found = word_to_num(words)
    print(words, "got", found)
    assert found == observed
try:
    word_to_num("three hundred thousand")
except Exception as error:
    print("three hundred thousand, got", type(error).__name__)
else:
    raise AssertionError
PYTHON
