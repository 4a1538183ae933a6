#!/usr/bin/env bash
# flashgeotext finds countries and towns by a list of names. Nigeria, Mali and Syria are not in it, and Guinea, with
# Equatorial and Papua New Guinea, is Guinea-Bissau. A mention of India is one of Indija in Serbia, too, one of Mexico also of
# its capital, and Venezuela is a town and no country.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install flashgeotext==0.5.5
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import loguru

loguru.logger.remove()
from flashgeotext.geotext import GeoText

finder = GeoText()
EXPECTED = {
    "Japan": ([], ["Japan"]),
    "India": (["In\u0111ija"], ["India"]),
    "Mexico": (["Mexico City"], ["Mexico"]),
    "Venezuela": (["Venezuela"], []),
    "Guinea": ([], ["Guinea-Bissau"]),
    "Equatorial Guinea": ([], ["Guinea-Bissau"]),
    "South Sudan": ([], ["Sudan"]),
    "Nigeria": ([], []),
    "Mali": ([], []),
    "Syria": ([], []),
}
for country, observed in EXPECTED.items():
    found = finder.extract(f"The maker leaves {country} this year.")
    found = list(found["cities"]), list(found["countries"])
    print("flashgeotext", version("flashgeotext"), country, "got", found)
    assert found == observed
PYTHON
