#!/usr/bin/env bash
# German parts thousands by full stops and writes billions as Milliarden. 9.000 jobs are 9 jobs, 1.234.567 cars are three
# numbers, and 2,6 Milliarden Euro are 2.6. French and Spanish, which write their numbers in the same way, are read right.
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

CASES = [
    ("de-de", "9000 Stellen", ["9000"]),
    ("de-de", "9.000 Stellen", ["9"]),
    ("de-de", "1.234.567 Autos", ["1", "234", "567"]),
    ("de-de", "2,6 Milliarden Euro", ["2.6"]),
    ("es-es", "9.000 empleos", ["9000"]),
    ("fr-fr", "2,6 milliards d'euros", ["2600000000"]),
]
for language, text, observed in CASES:
    found = [result.resolution["value"] for result in recognize_number(text, language)]
    print("recognizers-text-number", version("recognizers-text-number"), language, text, "got", found)
    assert found == observed
PYTHON
