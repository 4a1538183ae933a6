#!/usr/bin/env bash
# json-dict-diff makes a minimal difference of two JSON documents, and None if there is none; its README says that lists are
# treated as lists. Their order is not compared: [300, 400] and [400, 300], the figures of two years, are the same, and so are
# coordinates and the rows of a table that trade places. With one figure changed there is a difference.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install json-dict-diff==1.0.5
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from json_dict_diff import diff

CASES = [
    ({"jobs": [300, 400]}, {"jobs": [400, 300]}, None),
    ({"place": [35.46, 139.62]}, {"place": [139.62, 35.46]}, None),
    ({"rows": [["2025", 300], ["2026", 400]]}, {"rows": [["2026", 400], ["2025", 300]]}, None),
    ({"rows": [["2025", 300]]}, {"rows": [[300, "2025"]]}, None),
    ({"jobs": [300, 400]}, {"jobs": [300, 900]}, {"jobs": [(400, 900)]}),
    ({"jobs": 3900}, {"jobs": 9000}, {"jobs": (3900, 9000)}),
]
for old, new, observed in CASES:
    found = diff(old, new)
    print("json-dict-diff", version("json-dict-diff"), old, new, "got", found)
    assert found == observed
PYTHON
