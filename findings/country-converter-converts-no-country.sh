#!/usr/bin/env bash
# country_converter reads its table of countries by pandas, and says that pandas from 1.0 on will do. Where pip installs
# pandas 3.1 beside it, whatever is asked for ends in a TypeError, for Japan as well as for JP: the code of Namibia, which is
# NA, and those of places without one, are then missing values instead of texts.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install country-converter==1.3.2 pandas==3.1.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import requires, version

import country_converter

for country in ("Japan", "JP", "JPN"):
    try:
        print(country_converter.convert(country, to="ISO2"))
        raise SystemExit("it is converted")
    except TypeError as error:
        print("country-converter", version("country-converter"), country, "expected JP, got", error)
print(requires("country-converter"))
assert not any(line.startswith("pandas") and "<" in line for line in requires("country-converter"))
PYTHON
