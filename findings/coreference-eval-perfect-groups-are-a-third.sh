#!/usr/bin/env bash
# coreference-eval gives precision, recall and F1 of groups that a system found. Where the system finds exactly the true
# groups, all are 1, unless a group has one member, as most stories have one article: such groups are left out of what was
# found and not out of the truth. So a perfect grouping of two stories of two articles and four of one has a CEAF recall of
# a third, and a grouping of single articles that is right has scores of 0. Its own source is the scorer for coreference,
# whose data have no such groups; the documentation does not say that they are left out.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install coreference-eval==0.0.2 numpy==2.4.6
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from corefeval import Document, Scorer

STORIES = [[(1, 1), (2, 2)], [(3, 3), (4, 4)], [(5, 5)], [(6, 6)], [(7, 7)], [(8, 8)]]
for groups, observed in ((STORIES[:2], 1.0), (STORIES, 2 / 6), (STORIES[2:], 0.0)):
    scorer = Scorer()
    scorer.update(Document(predicted=groups, truth=groups))
    conll, metrics = scorer.detailed_score("perfect", "stories", verbose=False)
    print("coreference-eval", version("coreference-eval"), len(groups), "stories, all right: expected 1, got", metrics["ceafe"], conll)
    assert abs(metrics["ceafe"]["recall"] - observed) < 1e-9
assert metrics["b_cubed"]["f1"] == 0 and conll == 0
PYTHON
