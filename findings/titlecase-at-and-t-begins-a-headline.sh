#!/usr/bin/env bash
# titlecase sets headlines in title case and leaves abbreviations in capitals as they are: shares of AT&T, M&A and ON
# Semiconductor. Where such a name is the first word, or the first behind a quotation mark, it counts as one of the small
# words (at, on, if, via, an) that begin a headline: "AT&T profit falls" is "At&T Profit Falls", "ON Semiconductor" On, "IF
# Metall", a union at Volvo, If. Makers are mostly the first word of a headline, so that the name of one has two spellings
# in a list of headlines.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install titlecase==2.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from titlecase import titlecase

EXPECTED = {
    "Shares of AT&T fall": ("Shares of AT&T Fall", "Shares of AT&T Fall"),
    "AT&T profit falls": ("AT&T Profit Falls", "At&T Profit Falls"),
    "Union IF Metall strikes": ("Union IF Metall Strikes", "Union IF Metall Strikes"),
    "IF Metall strikes at Volvo": ("IF Metall Strikes at Volvo", "If Metall Strikes at Volvo"),
    "ON Semiconductor sells plant": ("ON Semiconductor Sells Plant", "On Semiconductor Sells Plant"),
    '"AT&T is late," says FCC': ('"AT&T Is Late," Says FCC', '"At&T Is Late," Says FCC'),
    "BMW gains": ("BMW Gains", "BMW Gains"),
}
for text, (expected, observed) in EXPECTED.items():
    print("titlecase", version("titlecase"), text, "expected", expected, "got", titlecase(text))
    assert titlecase(text) == observed
PYTHON
