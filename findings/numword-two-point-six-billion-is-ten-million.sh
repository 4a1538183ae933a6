#!/usr/bin/env bash
# NumWord reads numbers in words, with decimals and large values, as it says of itself. Of a decimal the million or
# billion is put behind the point as one more digit: "two point six billion" is 10000002.6, "one point five million"
# 10001.5, and "five point five thousand" 15.5. In French it does not read what it writes: 80, "quatre-vingt", is 24,
# and 90, "quatre-vingt-dix", 34. Five hundredths it writes as " point five", without the noughts. Whole numbers in
# English are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install numword==0.0.6 requests==2.32.5
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from NumWord import NumberToWord, WordToNumber

READ = {
    "two point six billion": (2_600_000_000, 10000002.6),
    "one point five million": (1_500_000, 10001.5),
    "five point five thousand": (5500, 15.5),
    "two million six hundred thousand": (2_600_000, 2_600_000),
}
FRENCH = {80: ("quatre-vingt", 24), 90: ("quatre-vingt-dix", 34), 75: ("soixante-quinze", 75)}
print("NumWord", version("numword"))
for words, (expected, observed) in READ.items():
    found = WordToNumber().convert(words)
    print(words, "expected", expected, "got", found)
    assert found == observed
for number, (words, observed) in FRENCH.items():
    written = NumberToWord().convert(number, lang="fr")
    found = WordToNumber().convert(written, lang="fr")
    print(number, "is written", written, "and read", found)
    assert (written, found) == (words, observed)
written = NumberToWord().convert(0.05)
print("expected 'zero point zero five', got", repr(written))
assert written == " point  five"
PYTHON
