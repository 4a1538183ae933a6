#!/usr/bin/env bash
# abbr2words says that its lists for French, Spanish and English are reviewed and look at what stands around. In French
# "p. ex.", for example, is "page exemple", "av. J.-C.", before Christ, is "avenue J.-C.", and 300 million euros, 300 M€,
# are 300 moles a litre; so are 5 million in Spanish. In English a sentence that ends with "the sun." ends with a Sunday
# and goes on in the next. S.A. de C.V. is half written out.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install abbr2words==0.2.16
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from abbr2words import abbr2words

EXPECTED = {
    ("fr", "Il vend, p. ex., le Leaf."): "Il vend, page exemple, le Leaf.",
    ("fr", "En 300 av. J.-C. et en 2026"): "En 300 avenue J.-C. et en 2026",
    ("fr", "une perte de 300 M\N{EURO SIGN}"): "une perte de 300 molaire\N{EURO SIGN}",
    ("es", "una multa de 5 M\N{EURO SIGN}"): "una multa de 5 molar\N{EURO SIGN}",
    ("es", "Nissan Mexicana, S.A. de C.V."): "Nissan Mexicana, Sociedad An\u00f3nima de C V.",
    ("en", "The roof takes in the sun. It sells."): "The roof takes in the Sunday It sells.",
    ("en", "Mr. Aalto came on Mon., Nov. 5."): "Mister Aalto came on Monday, November 5.",
}
for (language, text), observed in EXPECTED.items():
    found = abbr2words(text, lang=language)
    print("abbr2words", version("abbr2words"), language, repr(text), "got", repr(found))
    assert found == observed
PYTHON
