#!/usr/bin/env bash
# The share of places at which two MinHash signatures agree estimates the similarity of their texts (Jaccard). Here the places
# are counted over those of both signatures, as if they were sets: a similarity of .9 is given as .82, one of .82 as .67. So
# with `min_jaccard=.75` near-duplicates of .82 are none, and a threshold from the literature is much stricter than it says.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install akin==1.0.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from akin import LSH, KMinHash

WORDS = [f"word{number}" for number in range(200)]


def pairs(words):
    return set(zip(words, words[1:], strict=False))


for shift in (5, 10):
    one, other = WORDS[:100], WORDS[shift : 100 + shift]
    expected = len(pairs(one) & pairs(other)) / len(pairs(one) | pairs(other))
    hashes = KMinHash(n_gram=2, n_gram_type="term", permutations=1024, seed=3).transform([" ".join(one), " ".join(other)])
    agree = sum(left == right for left, right in zip(*hashes, strict=True)) / 1024
    index = LSH(permutations=1024, seed=3)
    index.update(hashes, ["one", "other"])
    [(found, _)] = index.query("one", include_similarity=True)
    print("akin", version("akin"), f"expected {expected:.2f}, places that agree {agree:.2f}, got {found:.2f}")
    assert abs(agree - expected) < 0.03
    assert abs(agree / (2 - agree) - found) < 0.01
assert index.query("one", min_jaccard=0.75) == []
PYTHON
