#!/usr/bin/env bash
# comparesv compares tables "on steroids". Where the first table has whole numbers the other's are cut off, so that 5
# million cars and 5.7 million match, while the same change the other way is found. Nought and nothing match as well, so
# that a figure that was lost is none. With string_match fuzzy a denial is the same as what it denies.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install comparesv==0.17 chardet==7.7.0 rapidfuzz==3.14.6
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import comparesv

HEADERS = ["maker", "cars"]
EXPECTED = [
    (["Nissan", 5], ["Nissan", 5.7], False, True, {}),
    (["Nissan", 5.7], ["Nissan", 5], False, False, {}),
    (["Nissan", 0], ["Nissan", None], False, True, {}),
    (["Nissan closes plants", 5], ["Nissan never closes plants", 5], False, True, {"string_match": "fuzzy"}),
]
for old, new, expected, observed, options in EXPECTED:
    result = comparesv.run([old], HEADERS, [new], HEADERS, save_output=False, **options)
    matches = all(result["results"][0])
    print("comparesv", version("comparesv"), old, new, "match, expected", expected, "got", matches)
    assert matches is observed
PYTHON
