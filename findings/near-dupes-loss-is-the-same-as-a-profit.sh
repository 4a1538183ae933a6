#!/usr/bin/env bash
# Rows of a table are near-duplicates by a text of their cells, from which punctuation was taken, numbers of columns of
# numbers included: a loss of 300 and a profit of 300 are one text. They are equal with a similarity of 1, also at the
# threshold of 1, which, as the documentation says, leaves exact duplicates alone. Dropping duplicates drops the second.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install near-dupes==0.1.0 pandas==2.3.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import near_dupes
import pandas

rows = pandas.DataFrame({"maker": ["Nissan", "Nissan", "Renault"], "quarter": ["2026Q1", "2026Q1", "2026Q1"], "profit": [-300, 300, 40]})
found = near_dupes.find_duplicates(rows, threshold=1.0)
print("near-dupes", version("near-dupes"), "expected no exact duplicates, got", found.pairs)
assert found.pairs == [(0, 1, 1.0)]
kept = near_dupes.dedupe(rows, threshold=1.0)["profit"].tolist()
print("expected all three rows, got those with the profits", kept)
assert kept == [-300, 40]
changes = pandas.DataFrame({"maker": ["Nissan", "Nissan"], "change": ["+5.7%", "-5.7%"]})
assert near_dupes.find_duplicates(changes, key=["maker", "change"], threshold=1.0).pairs == [(0, 1, 1.0)]
PYTHON
