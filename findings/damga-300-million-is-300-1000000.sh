#!/usr/bin/env bash
# damga writes spoken numbers as figures, also, as it says, where figures stand within them already. A figure before a
# word of a scale, as all headlines have it, becomes two numbers in Turkish: 300 million dollars are "300 1.000.000 $", 5
# thousand people "5 1.000", and 25 thousand six hundred "25 1.600". What it wrote itself, "2,6 milyon", is "2,6
# 1.000.000" if it is read again, though it says that a second reading changes nothing. In Spanish 2.6 thousand million
# euros are "2,6 1000 millones", in Russian 2.6 billion in words "два целых 0,6 млрд", and half a million in English is
# "half 1 million".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install damga==1.0.5
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from damga import InverseNormalizer

EXPECTED = {
    ("tr", "üç bin dokuz yüz kişi"): "3.900 kişi",
    ("tr", "iki virgül altı milyon araç"): "2,6 milyon araç",
    ("tr", "2,6 milyon araç"): "2,6 1.000.000 araç",
    ("tr", "300 milyon dolar"): "300 1.000.000 $",
    ("tr", "5 bin kişi"): "5 1.000 kişi",
    ("tr", "25 bin altı yüz"): "25 1.600",
    ("es", "2,6 mil millones de euros"): "2,6 1000 millones de euros",
    ("ru", "два целых шесть десятых миллиарда долларов"): "два целых 0,6 млрд долларов",
    ("en", "two point six billion dollars"): "$2.6 billion",
    ("en", "half a million"): "half 1 million",
}
for (language, text), observed in EXPECTED.items():
    found = InverseNormalizer(lang=language).normalize(text)
    print("damga", version("damga"), language, repr(text), "got", repr(found))
    assert found == observed
PYTHON
