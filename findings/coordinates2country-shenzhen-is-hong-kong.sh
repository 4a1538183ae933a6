#!/usr/bin/env bash
# coordinates2country tells, offline and fast, as it says, which country is at a latitude and longitude. It reads the
# shade of one pixel of a map, of which a pixel is some 17 kilometres wide. On the coast and at a border the shade is that
# of a neighbour, of nothing, or one between two that is the number of a third country: Chattogram in Bangladesh is
# British, and Libreville in Gabon in Uruguay. Shenzhen, a city of 17 million, is in Hong Kong, Windsor in Ontario in the
# United States, and Sunderland, Barcelona, Basel and Taipei are in no country.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install coordinates2country==1.0.9 pillow==13.0.0 babel==2.19.0 setuptools==65.5.0
"$folder/venv/bin/python" - <<'PYTHON'
import warnings

warnings.filterwarnings("ignore")

from importlib.metadata import version

from coordinates2country.coordinates2country import Coordinates2Country

PLACES = {
    ("Yokohama", "JP"): (35.46, 139.63, "JP"),
    ("Shenzhen", "CN"): (22.54554, 114.0683, "HK"),
    ("Windsor in Ontario", "CA"): (42.30008, -83.01654, "US"),
    ("Johor Bahru", "MY"): (1.4655, 103.7578, "SG"),
    ("Chattogram", "BD"): (22.3384, 91.83168, "GB"),
    ("Libreville", "GA"): (0.39241, 9.45356, "UY"),
    ("Sunderland", "GB"): (54.91, -1.47, None),
    ("Barcelona", "ES"): (41.35, 2.13, None),
    ("Basel", "CH"): (47.56, 7.59, None),
    ("Taipei", "TW"): (25.03, 121.56, None),
}
countries = Coordinates2Country()
for (name, expected), (latitude, longitude, observed) in PLACES.items():
    found = countries.country_code(latitude, longitude)
    print("coordinates2country", version("coordinates2country"), name, "expected", expected, "got", found)
    assert found == observed
PYTHON
