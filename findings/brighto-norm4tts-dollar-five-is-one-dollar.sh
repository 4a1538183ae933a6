#!/usr/bin/env bash
# brighto-norm4tts writes out what is read aloud, in seven languages, and says which of them part thousands and decimals
# how. Of dollars the cents are left out: $1.05 is "one dollars", $2.6 billion "two dollars billion", and €1.2bn "one
# billion two hundred million eurosn". 3/4 is "April three", and 2026-11-05 the eleventh of May. In Chinese, which by its
# table has the comma for thousands, 3,900 people are 三 , 九百, three and nine hundred, and in Japanese, which has the
# point, 1.5 times is 一. 五倍.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install brighto-norm4tts==1.0.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from brighto_norm4tts import TTSNormalizer

EXPECTED = {
    ("en", "It costs $5."): "It costs five dollars.",
    ("en", "It costs $1.05"): "It costs one dollars",
    ("en", "It lost $2.6 billion"): "It lost two dollars billion",
    ("en", "It lost \N{EURO SIGN}1.2bn"): "It lost one billion two hundred million eurosn",
    ("en", "Nissan holds 3/4."): "Nissan holds April three.",
    ("en", "of 2026-11-05"): "of two thousand twenty-six-May eleven",
    ("de", "um 15:30 Uhr"): "um fünfzehn Uhr dreißig Uhr",
    ("zh", "裁员3,900人"): "裁员三 , 九百人",
    ("ja", "1.5倍"): "一. 五倍",
}
for (language, text), observed in EXPECTED.items():
    found = TTSNormalizer(language).normalize(text)
    print("brighto-norm4tts", version("brighto-norm4tts"), language, repr(text), "got", repr(found))
    assert found == observed
PYTHON
