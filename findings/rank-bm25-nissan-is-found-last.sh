#!/usr/bin/env bash
# In articles of which every one but the last names Nissan a search for Nissan has the last, which does not, first: a word
# that is in more than half of them counts against an article. The package says that it puts a small positive value there; it
# is a share of the mean of all words, which is negative itself where words are common. A word in just half of them counts
# nothing, so that the first two found are two that do not have it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install rank-bm25==0.2.2 numpy==2.4.6
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from rank_bm25 import BM25Okapi

COMMON = ["nissan loss", "nissan profit", "nissan loss profit", "loss profit"]
HALF = ["nissan loss", "nissan profit", "renault loss", "honda profit"]
for articles, count, observed in ((COMMON, 1, ["loss profit"]), (HALF, 2, ["honda profit", "renault loss"])):
    index = BM25Okapi([article.split() for article in articles])
    found = index.get_top_n(["nissan"], articles, n=count)
    print("rank-bm25", version("rank-bm25"), articles, "found by nissan", found, index.get_scores(["nissan"]).round(2).tolist())
    assert found == observed
PYTHON
