#!/usr/bin/env bash
# YAKE leaves out, by its design, words of letters and digits. So of "COVID-19 closes plants" the keywords are closes and
# plants, the G7, the X5, 5G and 370Z are none, and of CO2 and R&D nothing is left; Leaf and X-Trail are found.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install yake==0.7.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from yake import KeywordExtractor

EXPECTED = {
    "Leaf and X-Trail sales rise": {"Leaf", "X-Trail", "sales", "rise"},
    "COVID-19 closes plants of Nissan": {"closes", "plants", "Nissan"},
    "The G7 discusses CO2 and R&D": {"discusses"},
    "Sales of the X5 and the 370Z rise": {"Sales", "rise"},
}
for text, observed in EXPECTED.items():
    found = {keyword for keyword, _ in KeywordExtractor(n=1, top=10).extract_keywords(text)}
    print("yake", version("yake"), repr(text), "got", sorted(found))
    assert found == observed
PYTHON
