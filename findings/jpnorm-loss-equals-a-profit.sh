#!/usr/bin/env bash
# jpnorm compares texts that are the same but for how they are written, by its preset for_compare, which its README names for
# the evaluation of answers and for duplicates. Signs are removed, except between figures; a minus before a figure is
# removed, too, so that a loss equals a profit and a fall a rise. △300 stays apart from 300. 二、三人, two or three, is 二3人.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install jpnorm==0.1.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from jpnorm import Normalizer, compare

EXPECTED = [
    ("損益は-300億円", "損益は300億円", False, True),
    ("販売は+5%", "販売は-5%", False, True),
    ("損益は△300億円", "損益は300億円", False, False),
    ("販売は5.7%増", "販売は57%増", False, False),
]
normalizer = Normalizer("for_compare")
for one, other, expected, observed in EXPECTED:
    found = bool(compare(one, other, strategy="exact", normalizer=normalizer).matched)
    print("jpnorm", version("jpnorm"), one, other, "expected", expected, "got", found)
    assert found == observed
for text, observed in {"二、三人": "二3人", "五十鈴": "50鈴", "四日市": "4日市", "三菱": "三菱"}.items():
    print("jpnorm", version("jpnorm"), text, "got", normalizer.normalize(text))
    assert normalizer.normalize(text) == observed
PYTHON
