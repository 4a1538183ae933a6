#!/usr/bin/env bash
# News agencies write a share behind the name of its company, "Nissan (7201.T) fell". Three splitters end a sentence within the
# brackets, between the number and the letter of the exchange, in English and Korean. The company is in one sentence and
# what happened to it in the next, "T) fell". sentencex keeps the sentence whole.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install choppa-srx==1.0.0 SoMaJo==2.5.0 kr-sentence==0.0.3 sentencex==1.0.32
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import choppa
import sentencex
from kr_sentence.tokenizer import tokenize
from somajo import SoMaJo

rules = choppa.SrxDocument(ruleset=choppa.DEFAULT_SRX_RULESET)
somajo = SoMaJo("en_PTB", split_sentences=True)
ENGLISH, KOREAN = "Nissan (7201.T) fell.", "닛산(7201.T)이 하락했다."
parted = [" ".join(word.text for word in sentence) for sentence in somajo.tokenize_text([ENGLISH])]
FOUND = {
    "choppa-srx": (list(choppa.SrxTextIterator(rules, "en_two", ENGLISH)), ["Nissan (7201.", "T) fell."]),
    "SoMaJo": (parted, ["Nissan ( 7201 .", "T ) fell ."]),
    "kr-sentence": (tokenize(KOREAN), ["닛산(7201.", "T)이 하락했다."]),
    "sentencex": (list(sentencex.segment("en", ENGLISH)), [ENGLISH]),
}
for name, (found, observed) in FOUND.items():
    print(name, version(name), "expected one sentence, got", found)
    assert found == observed
PYTHON
