#!/usr/bin/env bash
# jReadability scores Japanese texts by the length of their sentences among others, in six levels; a higher score is easier.
# A sentence ends at 。 and at the wide ．, which is the point of figures in many newspapers, too: each of 3.9, 2.6 and 1.5 in
# such letters ends a sentence, and one of upper intermediate level is upper elementary, two levels easier. The same figures
# in narrow letters, or without a point, do not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install jreadability==1.1.5
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from jreadability import compute_readability

TEXT = (
    "日産自動車は十日、横浜の追浜工場で２０２７年度末に車の生産を終えると発表し、"
    "赤字は{}億円、売上高は{}兆円、利益率は{}％だったと説明した。"
)
narrow, wide = (compute_readability(TEXT.format(*figures)) for figures in (("3.9", "2.6", "1.5"), ("３．９", "２．６", "１．５")))
print("jReadability", version("jreadability"), f"narrow figures {narrow:.2f}, expected the same for wide ones, got {wide:.2f}")
assert 2.5 < narrow < 3.5
assert 4.5 < wide < 5.5
PYTHON
