#!/usr/bin/env bash
# pycountry searches countries by words of a text, the best first, as its documentation says. The best for the name of Niger
# is Nigeria, as it begins like that and comes earlier, and for Curaçao the Netherlands: the two countries of all whose own
# name finds another first. For Korea it is the North. Of a dateline "NIAMEY, Niger" the report is from Nigeria; Turkey,
# Ivory Coast and Macau, as newspapers in English write, are found nowhere, though Russia, Holland and England are.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pycountry==26.2.16
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import pycountry

search = pycountry.countries.search_fuzzy
wrong = {country.name: search(country.name)[0].name for country in pycountry.countries if search(country.name)[0] != country}
print("pycountry", version("pycountry"), "expected each country by its name, got", wrong, search("Korea")[0].name)
assert wrong == {"Curaçao": "Netherlands", "Niger": "Nigeria"}
assert search("Korea")[0].alpha_2 == "KP"
assert [search(name)[0].alpha_2 for name in ("Russia", "Holland", "England")] == ["RU", "NL", "GB"]
for name in ("Turkey", "Ivory Coast", "Macau"):
    try:
        found = search(name)
    except LookupError as error:
        found = repr(error)
    print("expected a country for", name, "got", found)
    assert found == f"LookupError('{name.lower()}')"
PYTHON
