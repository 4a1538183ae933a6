#!/usr/bin/env bash
# A normaliser of Russian text says numbers in words, also sums with million and billion behind the currency: "2,6 млрд $" is two
# point six billion dollars. With the sign before the number, as newspapers write it, "$1,5 млн" is a dollar and fifty cents,
# "€2,6 млрд" two euros and sixty cents, and "$300 млн" "three hundred dollars of millions".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install ru-normalizr==1.3.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from ru_normalizr import normalize

EXPECTED = {
    "Убыток 2,6 млрд $": "Убыток две целых шесть десятых миллиарда долларов",
    "Убыток €2,6 млрд": "Убыток два евро шестьдесят центов млрд",
    "Завод стоит $1,5 млн, не больше": "Завод стоит один доллар пятьдесят центов млн, не больше",
    "Убыток $300 млн.": "Убыток триста долларов миллионов.",
}
for text, observed in EXPECTED.items():
    found = normalize(text)
    print("ru-normalizr", version("ru-normalizr"), repr(text), "got", repr(found))
    assert found == observed
PYTHON
