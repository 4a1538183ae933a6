#!/usr/bin/env bash
# Near-duplicates by groups of three words: a text of fewer words has no group, and all such texts are alike. Japanese has no
# spaces between its words, so that every headline is one word, and any two of them are near-duplicates; in English those of
# two words are. Nothing tells that the text was too short.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install gaoya==0.2.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from gaoya.minhash import MinHashStringIndex

HEADLINES = [
    "日産自動車は横浜の工場で来春に車の生産を終えると発表した",
    "ルノーの取締役会は新しい最高経営責任者に技術部門の責任者を選んだ",
    "Vans move",
    "Nissan ends production of vans in Yokohama",
    "Renault board names head of engineering as chief",
]


def group(ngram_range: tuple[int, int]) -> list[list[int]]:
    index = MinHashStringIndex(
        hash_size=32, jaccard_threshold=0.5, num_bands=20, band_size=5, num_hashes=100,
        analyzer="word", lowercase=True, ngram_range=ngram_range,
    )
    for number, headline in enumerate(HEADLINES):
        index.insert_document(number, headline)
    return [sorted(index.query(headline)) for headline in HEADLINES]


threes, words = group((3, 3)), group((1, 1))
print("gaoya", version("gaoya"), "expected each headline alone, as by single words", words, "got", threes)
assert words == [[0], [1], [2], [3], [4]]
assert threes == [[0, 1, 2], [0, 1, 2], [0, 1, 2], [3], [4]]
PYTHON
