#!/usr/bin/env bash
# Five percent in Vietnamese, "năm phần trăm", is 500, for the word for parts is left out and that for a hundred is
# multiplied. In the same way 2.6 billion is 26 billion, two and a half million two million, and minus 300 is 300, although
# the package writes it so itself. Five hundredths (0.05) are written as "không phẩy năm", 0.5.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install vn-numberwords==0.2.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from vn_numberwords import number_to_words, words_to_number

EXPECTED = {
    "năm phần trăm": (0.05, 500),
    "hai phẩy sáu tỷ": (2_600_000_000, 26_000_000_000),
    "hai triệu rưỡi": (2_500_000, 2_000_000),
    "âm ba trăm": (-300, 300),
    "hai tỷ sáu trăm triệu": (2_600_000_000, 2_600_000_000),
}
for words, (expected, observed) in EXPECTED.items():
    found = words_to_number(words)
    print("vn-numberwords", version("vn-numberwords"), words, "expected", expected, "got", found)
    assert found == observed
assert number_to_words(-300) == "âm ba trăm"
print("expected 'không phẩy không năm', got", number_to_words(0.05))
assert number_to_words(0.05) == number_to_words(0.5) == "không phẩy năm"
PYTHON
