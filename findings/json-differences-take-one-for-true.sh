#!/usr/bin/env bash
# JSON has true, false and numbers, which are different values. Two packages that tell the differences of two JSON documents have
# none between false and 0, or true and 1, deep in lists too: a flag that became a count is unchanged. json-diff-lite names
# bool and int as types of its own. "1" and 1, and null and false, are different for both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install json-diff-lite==0.4.0 jycm==1.5.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from json_diff_lite import diff
from jycm.jycm import YouchamaJsonDiffer


def compare(old, new):
    other = YouchamaJsonDiffer(old, new).get_diff()
    return bool(list(diff(old, new))), any(values for kind, values in other.items() if not kind.startswith("just4vis"))


CASES = [
    ({"withdrawn": False}, {"withdrawn": 0}, False),
    ({"corrections": True}, {"corrections": 1}, False),
    ({"claims": [{"paid": True}]}, {"claims": [{"paid": 1}]}, False),
    ({"corrections": True}, {"corrections": 2}, True),
    ({"corrections": "1"}, {"corrections": 1}, True),
    ({"withdrawn": False}, {"withdrawn": None}, True),
]
for old, new, observed in CASES:
    found = compare(old, new)
    print("json-diff-lite", version("json-diff-lite"), "jycm", version("jycm"), old, new, "expected True, got", found)
    assert found == (observed, observed)
PYTHON
