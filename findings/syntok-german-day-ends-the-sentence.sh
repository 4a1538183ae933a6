#!/usr/bin/env bash
# German writes a day as an ordinal with a full stop, "am 3. Dezember". Two splitters of sentences end one there, of which
# one names German among its languages.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install syntok==1.4.4 blingfire==0.1.8 numpy==2.4.6
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import blingfire
import syntok.segmenter

text = "Der Konzern schließt das Werk am 3. Dezember. Rund 1.400 Stellen fallen weg."
found = ["".join(token.spacing + token.value for token in sentence).strip() for paragraph in syntok.segmenter.process(text) for sentence in paragraph]
print("syntok", version("syntok"), found)
print("blingfire", version("blingfire"), blingfire.text_to_sentences(text).split("\n"))
assert found == blingfire.text_to_sentences(text).split("\n") == [
    "Der Konzern schließt das Werk am 3.", "Dezember.", "Rund 1.400 Stellen fallen weg.",
]
PYTHON
