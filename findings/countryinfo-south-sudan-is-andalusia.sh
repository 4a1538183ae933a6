#!/usr/bin/env bash
# countryinfo has, as it says, data of each country: its provinces, its time zones, its currency. The provinces of South
# Sudan are Andalusia, Aragon and Asturias, those of the Republic of the Congo are those of the other Congo across the
# river, and those of Sudan hold the South that left in 2011. Turkey has been three hours from UTC since 2016 and is two,
# Venezuela has been four since the same year and is four and a half, and Croatia still pays in kuna. A story about a
# plant in a province is counted for another country, and a time that a report gives for Istanbul is an hour late.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install countryinfo==1.0.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from countryinfo import CountryInfo

EXPECTED = {
    "South Sudan": ({"Andalucia", "Aragon", "Asturias"}, ["UTC+03:00"], ["SSP"]),
    "Congo": ({"Bas-Congo", "Katanga", "Kinshasa"}, ["UTC+01:00"], ["XAF"]),
    "Sudan": ({"A'ali an Nil", "Warab"}, ["UTC+03:00"], ["SDG"]),
    "Turkey": ({"Ankara"}, ["UTC+02:00"], ["TRY"]),
    "Venezuela": ({"Zulia"}, ["UTC\N{MINUS SIGN}04:30"], ["VEF"]),
    "Croatia": (set(), ["UTC+01:00"], ["HRK"]),
    "Japan": ({"Kanagawa"}, ["UTC+09:00"], ["JPY"]),
}
for name, (provinces, zones, currencies) in EXPECTED.items():
    country = CountryInfo(name)
    found = [province for province in country.provinces() if province in provinces]
    print("countryinfo", version("countryinfo"), name, country.iso()["alpha2"], found, country.timezones(), country.currencies())
    assert set(found) == provinces
    assert (country.timezones(), country.currencies()) == (zones, currencies)
assert CountryInfo("Congo").iso()["alpha2"] == "CG"
PYTHON
