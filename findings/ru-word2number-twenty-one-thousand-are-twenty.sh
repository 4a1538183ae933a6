#!/usr/bin/env bash
# ru-word2number reads Russian numbers in words. A thousand is feminine in Russian, and so its one is "одна", which the
# reader does not know: двадцать одна тысяча, 21,000, is 20,000, and сто одна тысяча, 101,000, is 100,000; 22,000 is
# right. Один миллиард двести миллионов, 1.2 billion, is 1,201,000,200, полтора миллиона, a million and a half, a million,
# minus five is five, and five and five hundredths 5.5.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install ru-word2number==1.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from ru_word2number.w2n import word_to_num

EXPECTED = {
    "двадцать две тысячи": (22_000, 22_000),
    "двадцать одна тысяча": (21_000, 20_000),
    "сто одна тысяча": (101_000, 100_000),
    "один миллиард двести миллионов": (1_200_000_000, 1_201_000_200),
    "полтора миллиона": (1_500_000, 1_000_000),
    "минус пять": (-5, 5),
    "пять целых пять сотых": (5.05, 5.5),
    "две тысячи двадцать шестой": (2026, 2020),
}
for words, (expected, observed) in EXPECTED.items():
    found = word_to_num(words)
    print("ru-word2number", version("ru-word2number"), words, "expected", expected, "got", found)
    assert found == observed
PYTHON
