#!/usr/bin/env bash
# lomboksimhash finds near-duplicates by shingles of words, MinHash and LSH. A text with fewer words than a shingle has
# none, and the signature of nothing is that of every other text like it: any two headlines of three words are alike to 1.0
# in shingles of four, and the index has one for the other. In five words the same two have nothing in common.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install lomboksimhash==0.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from lomboksimhash import LshIndex, MinHasher, jaccard_estimate, word_shingles


def signature(text):
    hasher = MinHasher(64)
    hasher.add_tokens(word_shingles(text, 4))
    return hasher.signature


for first, second, similarity, candidates in (
    ("Nissan recalls vans", "Toyota opens plant", 1.0, ["first"]),
    ("日産が人員を削減", "ホンダが工場を建設", 1.0, ["first"]),
    ("Nissan recalls vans in Japan", "Toyota opens plant in Ohio", 0.0, []),
):
    index = LshIndex(16, 4)
    index.insert("first", signature(first))
    found = jaccard_estimate(signature(first), signature(second)), index.query(signature(second))
    print("lomboksimhash", version("lomboksimhash"), repr(first), repr(second), "expected 0.0 [] got", *found)
    assert found == (similarity, candidates)
PYTHON
