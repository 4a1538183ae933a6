#!/usr/bin/env bash
# MinHashLSH(threshold=0.9): of pairs of sets whose Jaccard similarity is .9 about a third are found. The bands chosen for
# 128 permutations have even odds at a similarity of .92.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install datasketch==2.0.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from datasketch import MinHash, MinHashLSH


def sign(words: list[str]) -> MinHash:
    signature = MinHash(num_perm=128)
    signature.update_batch([word.encode() for word in words])
    return signature


found, pairs = 0, 400
for pair in range(pairs):
    shared = [f"{pair} shared {number}" for number in range(180)]
    left, right = (shared + [f"{pair} {side} {number}" for number in range(10)] for side in ("left", "right"))
    index = MinHashLSH(threshold=0.9, num_perm=128)
    index.insert("left", sign(left))
    found += bool(index.query(sign(right)))
even_odds = (1 - 0.5 ** (1 / index.b)) ** (1 / index.r)
print("datasketch", version("datasketch"), f"bands {index.b} of {index.r} rows, even odds at {even_odds:.3f}; found {found} of {pairs} pairs of similarity .9")
assert (index.b, index.r) == (5, 25) and 0.2 < found / pairs < 0.5
PYTHON
