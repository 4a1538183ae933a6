#!/usr/bin/env bash
# direct_speech_extractor_ru finds what is said in a Russian text. What is said stands behind who says it and a colon, or before
# them with a comma and a dash (rules of Russian spelling and punctuation, 1956, 195): «Мы закроем завод», — сказал директор,
# "We will close the plant", said the director. Of these two, both usual in news, the second is no speech, unless the dash is
# the short one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install direct_speech_extractor_ru==0.0.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from direct_speech_extractor_ru import Extractor

SAID = "«Мы закроем завод»"
TEXTS = {
    "Директор сказал: «Мы закроем завод».": [SAID],
    "«Мы закроем завод», — сказал директор.": [],
    "«Мы закроем завод!» — сказал директор.": [],
    "«Мы закроем завод», – сказал директор.": [SAID],
}
for text, observed in TEXTS.items():
    found = [part.strip() for part in Extractor(text).direct_speech()]
    print("direct_speech_extractor_ru", version("direct_speech_extractor_ru"), text, "expected", [SAID], "got", found)
    assert found == observed
PYTHON
