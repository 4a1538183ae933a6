#!/usr/bin/env bash
# B-cubed measures how well articles are grouped into stories: its recall is the share of an article's story that it is
# together with. Articles that the system lost are together with none. bcubed and metric4coref average over the articles
# that the system has grouped alone, and say nothing of the others: a system that loses two thirds of the articles has a
# precision and a recall of 1, as has a perfect one. With each lost article in a group of its own, the recall is what it
# should be.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install bcubed==1.5 metric4coref==0.0.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import bcubed
from metric4coref import b_cubed

TRUTH = {"merger": ["a", "b", "c"], "recall": ["d", "e", "f"], "plant": ["g", "h", "i"]}
FOUND = {"one": ["a", "b", "c"]}
ALONE = FOUND | {name: [name] for name in "defghi"}
EXPECTED = (3 * 1 + 6 * 1 / 3) / 9


def labels(groups: dict[str, list[str]]) -> dict[str, set[str]]:
    return {article: {name} for name, articles in groups.items() for article in articles}


for groups, observed in ((ALONE, EXPECTED), (FOUND, 1.0)):
    recalls = bcubed.recall(labels(groups), labels(TRUTH)), b_cubed(list(groups.values()), list(TRUTH.values()))[1]
    print("bcubed", version("bcubed"), "metric4coref", version("metric4coref"), f"expected {EXPECTED:.3f}", "got", recalls)
    assert [round(float(recall), 6) for recall in recalls] == [round(observed, 6)] * 2
assert bcubed.precision(labels(FOUND), labels(TRUTH)) == 1
PYTHON
