#!/usr/bin/env bash
# KeepDelta makes the difference of two records and, by its README, "the updated, new variable" of the old one and the
# difference. A new field whose value is not known, None, is in no difference, and what is made of it lacks the field; so it
# does deep in a list. True instead of 1 is no difference, and an empty list that became an object stays a list.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install keepdelta==0.2.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import keepdelta

CASES = [
    ({"jobs": 300}, {"jobs": 300, "share": None}, {"jobs": 300}),
    ({"claims": [300, 400]}, {"claims": [300, 400, None]}, {"claims": [300, 400]}),
    ({"claims": [{"jobs": 300}]}, {"claims": [{"jobs": 300, "share": None}]}, {"claims": [{"jobs": 300}]}),
    ({"paid": 1}, {"paid": True}, {"paid": 1}),
    ({"authors": []}, {"authors": {}}, {"authors": []}),
    ({"jobs": 300}, {"jobs": None}, {"jobs": None}),
    ({"jobs": 300}, {"jobs": 900}, {"jobs": 900}),
]
for old, new, observed in CASES:
    found = keepdelta.apply(old, keepdelta.create(old, new))
    print("keepdelta", version("keepdelta"), old, "expected", new, "got", found)
    assert repr(found) == repr(observed)
PYTHON
