#!/usr/bin/env bash
# ahogeotagger finds cities and countries in texts by a list of names. It reads words without their capitals: who will
# split is in Croatia, a nice car in France, an orange van in the United States and in Turkey, the same day in Tanzania
# and a surprise in Arizona. Names with an accent are in its list without one alone: São Paulo, Zürich and Düsseldorf are
# nowhere, and San José is San in Mali.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install ahogeotagger==0.1.5
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from ahogeotagger import tagger

tagger.init(num_cities=10000)
EXPECTED = {
    "The plant in Sunderland closes.": [("Sunderland", "GB")],
    "The company will split in two.": [("Split", "HR")],
    "It is a nice car.": [("Nice", "FR")],
    "They sell an orange van.": [("Orange", "US"), ("Van", "TR")],
    "It closed on the same day.": [("Same", "TZ")],
    "The offer is a surprise.": [("Surprise", "US")],
    "A plant in Sao Paulo": [("Sao Paulo", "BR")],
    "A plant in S\u00e3o Paulo": [],
    "A bank of Z\u00fcrich": [],
    "A plant in San Jos\u00e9": [("San", "ML")],
}
for text, observed in EXPECTED.items():
    found = [(place[2], place[5]) for place in tagger.search(text)]
    print("ahogeotagger", version("ahogeotagger"), repr(text), "got", found)
    assert found == observed
PYTHON
