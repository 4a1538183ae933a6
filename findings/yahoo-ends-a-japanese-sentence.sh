#!/usr/bin/env bash
# Names of firms end in an exclamation mark, and a question that is told is followed by と. Three splitters of Japanese text
# end a sentence behind "Yahoo!", so that "ジャパンが" did what the sentence says; two do so within "なぜ?と聞いた", he asked why.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install fast-bunkai==0.1.1 hasami==0.0.1 ja-sentence-segmenter==0.3.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from fast_bunkai import FastBunkai
from hasami import segment_sentences
from ja_sentence_segmenter.split.simple_splitter import split_punctuation

TEXTS = ["Yahoo!ジャパンが発表した。", "なぜ?と聞いた。"]
SPLITTERS = {
    "fast-bunkai": (FastBunkai(), [["Yahoo!", "ジャパンが発表した。"], ["なぜ?と聞いた。"]]),
    "hasami": (segment_sentences, [["Yahoo!", "ジャパンが発表した。"], ["なぜ?", "と聞いた。"]]),
    "ja-sentence-segmenter": (split_punctuation, [["Yahoo!", "ジャパンが発表した。"], ["なぜ?", "と聞いた。"]]),
}
for name, (split, observed) in SPLITTERS.items():
    found = [list(split(text)) for text in TEXTS]
    print(name, version(name), "expected one sentence each, got", found)
    assert found == observed
PYTHON
