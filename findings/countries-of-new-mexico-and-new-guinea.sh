#!/usr/bin/env bash
# Of two packages that find countries in a text one has Mexico for New Mexico, Jersey for New Jersey and Ireland for Northern
# Ireland; the other has Guinea for Papua New Guinea, and Uruguay for Trinidad and Tobago and the Isle of Man in Ivory Coast.
# The first knows "the U.S." and not "US", the second neither.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install country-named-entity-recognition==1.0.2 geotext==0.4.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from country_named_entity_recognition import find_countries
from geotext import GeoText

print("country-named-entity-recognition", version("country-named-entity-recognition"))
for text, expected in {
    "a plant in New Mexico": ["MX"],
    "a port in New Jersey": ["JE"],
    "the coast of Northern Ireland": ["IE"],
    "tariffs of the U.S.": ["US"],
    "US tariffs": [],
    "a plant in Mexico": ["MX"],
}.items():
    found = [country.alpha_2 for country, _ in find_countries(text)]
    print(text, "got", found)
    assert found == expected
print("geotext", version("geotext"))
for text, expected in {
    "exports to Papua New Guinea": ["GN"],
    "cars in Trinidad and Tobago": ["UY"],
    "a race on the Isle of Man": ["CI"],
    "US tariffs": [],
    "a plant in Mexico": ["MX"],
}.items():
    found = list(GeoText(text).country_mentions)
    print(text, "got", found)
    assert found == expected
PYTHON
