#!/usr/bin/env bash
# english-text-normalization writes out what is read aloud. Its figures lose the noughts behind the point: 1.05 is "one
# point five", as 1.5 is, and 5.007 "five point seven". Of $2.6 billion come "two dollars, six cents billion", of $300m
# "dollarsm", of 1,234.5 the year "twelve thirty-four", of the 1990s "nineteen ninetys", and of 300-400 cars "three
# hundred-four hundred". The feet of a length are a fort in its abbreviations.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install english-text-normalization==0.0.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from english_text_normalization import expand_abbreviations, normalize_numbers

EXPECTED = {
    "a share of 5.7": "a share of five point seven",
    "a rate of 1.5": "a rate of one point five",
    "a rate of 1.05": "a rate of one point five",
    "a rate of 5.007": "a rate of five point seven",
    "It cost $2.6 billion.": "It cost two dollars, six cents billion.",
    "It cost $300m.": "It cost three hundred dollarsm.",
    "a road of 1,234.5 km": "a road of twelve thirty-four point five km",
    "cars of the 1990s": "cars of the nineteen ninetys",
    "300-400 cars": "three hundred-four hundred cars",
}
for text, observed in EXPECTED.items():
    found = normalize_numbers(text)
    print("english-text-normalization", version("english-text-normalization"), repr(text), "got", repr(found))
    assert found == observed
found = expand_abbreviations("It is 5 ft. wide.")
print("5 ft., got", repr(found))
assert found == "It is 5 fort wide."
PYTHON
