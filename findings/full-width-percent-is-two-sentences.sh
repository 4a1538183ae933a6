#!/usr/bin/env bash
# Japanese newspapers set figures as wide as characters: 株価は５．７％下落した, shares fell by 5.7 percent. Three splitters of sentences
# that name Japanese among their languages end one at the wide point, so that the shares fall by 7 percent; with narrow figures
# they do not. A fourth keeps the figure whole.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pysbd==0.3.4 sentencex==1.0.32 ja-sentence==0.0.5 fast-bunkai==0.1.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import pysbd
import sentencex
from fast_bunkai import FastBunkai
from ja_sentence.tokenizer import tokenize

SPLITTERS = {
    "pysbd": pysbd.Segmenter(language="ja", clean=False).segment,
    "sentencex": lambda text: list(sentencex.segment("ja", text)),
    "ja-sentence": tokenize,
    "fast-bunkai": lambda text: list(FastBunkai()(text)),
}
WIDE, NARROW = "株価は５．７％下落した。", "株価は5.7%下落した。"
for name, split in SPLITTERS.items():
    wide, narrow = split(WIDE), split(NARROW)
    print(name, version(name), "expected one sentence, got", wide, narrow)
    assert wide == ([WIDE] if name == "fast-bunkai" else ["株価は５．", "７％下落した。"])
    assert narrow == [NARROW]
PYTHON
