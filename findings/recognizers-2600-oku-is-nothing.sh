#!/usr/bin/env bash
# Japanese news writes sums in units of ten thousand, with figures before them: 2600億 is 260 billion. Only the last figure
# before the unit is kept: 26億 is 600 million, 15万 is 50,000, and 2600億 is 0. One digit, or Chinese numerals, are read right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install recognizers-text-number==1.0.2a2 "emoji<2"
"$folder/venv/bin/python" - <<'PYTHON'
import warnings
from importlib.metadata import version

warnings.simplefilter("ignore")
from recognizers_number import recognize_number

EXPECTED = {"2億円": (200_000_000, 200_000_000), "三億円": (300_000_000, 300_000_000)}
WRONG = {
    "26億円": (2_600_000_000, 600_000_000),
    "15万台": (150_000, 50_000),
    "2600億円": (260_000_000_000, 0),
    "2兆6000億円": (2_600_000_000_000, 2_000_000_000_000),
}
for text, (right, observed) in (EXPECTED | WRONG).items():
    [found] = [int(result.resolution["value"]) for result in recognize_number(text, "ja-jp")]
    print("recognizers-text-number", version("recognizers-text-number"), text, "expected", right, "got", found)
    assert found == observed
PYTHON
