#!/usr/bin/env bash
# "Un tercio" and "ein Drittel", a third, become 1.333: the article is added to the fraction. "Dos millones y medio", 2.5 million,
# is 2,000,000.5, and so in Portuguese; "zwei Komma sechs Milliarden" is 1,000,000,002.6 and 9.000 jobs are 9. In English "the
# first quarter" is .25, and of "the third quarter" the third is gone: "the 0.25".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install ovos-number-parser==0.19.13
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from ovos_number_parser import extract_number, numbers_to_digits

NUMBERS = {
    ("es", "un tercio de las ventas"): 4 / 3,
    ("es", "dos millones y medio de coches"): 2_000_000.5,
    ("pt-PT", "dois milhões e meio de carros"): 2_000_000.5,
    ("de", "zwei Komma sechs Milliarden Euro"): 1_000_000_002.6,
    ("de", "9.000 Stellen"): 9,
    ("en", "profit of the first quarter"): 0.25,
}
TEXTS = {
    ("de", "ein Drittel der Stellen"): "1.3333333333333333 der Stellen",
    ("en", "profit of the first quarter"): "profit of the first 0.25",
    ("en", "profit of the third quarter"): "profit of the 0.25",
}
for (language, words), observed in NUMBERS.items():
    found = extract_number(words, lang=language)
    print("ovos-number-parser", version("ovos-number-parser"), repr(words), "got", found)
    assert abs(found - observed) < 1e-9
for (language, words), observed in TEXTS.items():
    found = numbers_to_digits(words, lang=language)
    print("ovos-number-parser", version("ovos-number-parser"), repr(words), "got", repr(found))
    assert found == observed
PYTHON
