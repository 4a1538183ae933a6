#!/usr/bin/env bash
# Two splitters of sentences keep "Mr.", "Mrs." and "Dr." before a name and end the sentence behind "Ms."; in French both keep
# "Mme" and end it behind "M.", the "Mr." of every French newspaper. So who said it is parted from what was said, for women in
# English and for men in French.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install sentencex==1.0.32 segtok==1.5.11
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import sentencex
from segtok.segmenter import split_single

TEXTS = {
    ("en", "The plan was drawn up by Mr. Roe of Nissan."): 1,
    ("en", "The plan was drawn up by Mrs. Roe of Nissan."): 1,
    ("en", "The plan was drawn up by Ms. Roe of Nissan."): 2,
    ("fr", "Le plan de Mme Roe échoue."): 1,
    ("fr", "Le plan de M. Senard échoue."): 2,
}
for (language, text), count in TEXTS.items():
    one = [part.strip() for part in sentencex.segment(language, text)]
    other = [part.strip() for part in split_single(text)]
    print("sentencex", version("sentencex"), "segtok", version("segtok"), "expected", [text], "got", one, other)
    assert one == other
    assert len(one) == count
PYTHON
