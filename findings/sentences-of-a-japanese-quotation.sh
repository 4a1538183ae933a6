#!/usr/bin/env bash
# Who said a quotation stands after its closing bracket. One splitter cuts the speaker off as a sentence, another begins
# the next sentence with the bracket, a third keeps the whole.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install sentencex==1.0.32 blingfire==0.1.8 numpy==2.4.6 pysbd==0.3.4
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import blingfire
import pysbd
from sentencex import segment

text = "「工場は残す。雇用も守る。」と社長は述べた。"
sentences = {
    "sentencex": [part.strip() for part in segment("ja", text)],
    "blingfire": blingfire.text_to_sentences(text).split("\n"),
    "pysbd": pysbd.Segmenter(language="ja", clean=False).segment(text),
}
for name, parts in sentences.items():
    print(name, version(name), parts)
assert sentences["sentencex"] == ["「工場は残す。雇用も守る。」", "と社長は述べた。"]
assert sentences["blingfire"] == ["「工場は残す。", "雇用も守る。", "」と社長は述べた。"]
assert sentences["pysbd"] == [text]
PYTHON
