#!/usr/bin/env bash
# A search for "3,900 jobs" has the article about 900 jobs first, with the same score as the one about 3,900: a number ends at
# its comma and what has one sign is left out, so that 5 percent is 5.7 percent. Of AT&T and U.S. nothing is left, and a
# search for one has as many articles as it is asked for, with a score of 0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install bm25s==0.3.16 numpy==2.4.6
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import bm25s

ARTICLES = ["Renault cuts 900 jobs", "Nissan cuts 3,900 jobs", "Sales fall 5.7 percent", "Sales fall 5 percent", "AT&T"]
index = bm25s.BM25(corpus=ARTICLES)
index.index(bm25s.tokenize(ARTICLES, show_progress=False), show_progress=False)


def find(words):
    found, scores = index.retrieve(bm25s.tokenize(words, show_progress=False), k=2, show_progress=False)
    return dict(zip(found[0].tolist(), scores[0].tolist(), strict=True))


for words in ("3,900 jobs", "5 percent", "AT&T"):
    print("bm25s", version("bm25s"), repr(words), "got", find(words))
assert set(find("3,900 jobs")) == set(ARTICLES[:2])
assert len(set(find("3,900 jobs").values())) == 1
assert set(find("5 percent")) == set(ARTICLES[2:4])
assert len(set(find("5 percent").values())) == 1
assert set(find("AT&T").values()) == {0.0}
PYTHON
