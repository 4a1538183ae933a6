#!/usr/bin/env bash
# Tanimoto similarity is another name of Jaccard's, and a normalised similarity is 1 for what is the same. textdistance gives it
# as a logarithm, and 1 less its distance: a headline and itself are 0 alike, and two others less than nothing. The compression
# of repeated letters finds the same headline as unlike itself as any other. A limit of .8 then finds no duplicate.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install textdistance==4.6.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import textdistance

SAME, OTHER = "Nissan closes its plant", "Renault opens a port"
EXPECTED = {"jaccard": (1.0, True), "levenshtein": (1.0, True), "tanimoto": (0.0, False), "rle_ncd": (0.0, False)}
for name, (observed, right) in EXPECTED.items():
    measure = getattr(textdistance, name)
    same, other = (measure.normalized_similarity(SAME, text) for text in (SAME, OTHER))
    print("textdistance", version("textdistance"), name, "of a headline and itself", same, "and of two", round(other, 2))
    assert same == observed
    assert (0.0 <= other < same) == right
assert textdistance.tanimoto.normalized_similarity(SAME, OTHER) < 0
assert textdistance.rle_ncd.normalized_similarity(SAME, OTHER) == 0
PYTHON
