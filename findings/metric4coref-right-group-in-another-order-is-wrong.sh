#!/usr/bin/env bash
# metric4coref has "the link based MUC" and its mean with B-cubed and CEAF, by which groupings are compared. Its MUC
# compares pairs of members as they are written: a group whose members come in another order has other pairs, so that the
# right story of three articles is found to two thirds if the system names Tuesday's before Monday's, and of two articles it
# ends in a division by zero. Nor are these the links of MUC: where a story of four articles is found as two of two, one
# link of three is missing, a recall of 2/3; here it is 1/3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install metric4coref==0.0.1
"$folder/venv/bin/python" - <<'PYTHON'
import contextlib
from importlib.metadata import version

from metric4coref import conll_coref_f1, muc

TRUTH = [["monday", "tuesday", "wednesday"]]
for found, observed in (([["monday", "tuesday", "wednesday"]], 1.0), ([["tuesday", "monday", "wednesday"]], 2 / 3)):
    precision, recall, _ = muc(found, TRUTH)
    print("metric4coref", version("metric4coref"), found, "expected 1, got", precision, recall, conll_coref_f1(found, TRUTH))
    assert abs(precision - observed) < 1e-9 and abs(recall - observed) < 1e-9
with contextlib.suppress(ZeroDivisionError):
    muc([["tuesday", "monday"]], [["monday", "tuesday"]])
    raise AssertionError("two members in another order are one group now")
precision, recall, _ = muc([["a", "b"], ["c", "d"]], [["a", "b", "c", "d"]])
print("two halves of a story: expected 1 and", 2 / 3, "got", precision, recall)
assert precision == 1 and abs(recall - 1 / 3) < 1e-9
PYTHON
