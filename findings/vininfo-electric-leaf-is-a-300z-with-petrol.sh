#!/usr/bin/env bash
# vininfo reads the number of a vehicle and has more to say for Nissan, among others, as its documentation promises: the
# model and the engine. The letter of a model is looked up without the years in which it stood for it, in a table that ends
# about 2011. A Leaf of 2015 and one of 2018, cars without an engine, are a 300Z, 350Z or Murano with one of six petrol
# engines, though the year of the number is read, and for an unknown letter, as of a Rogue of 2020, the model is none.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install vininfo==1.11.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from vininfo import Vin

PETROL = ["VG30D", "VK45DE", "VQ35DE", "VK56DE", "VQ40DE", "QR25DE"]
for name, number, year, model in (
    ("Leaf", "1N4AZ0CP9FC000000", 2015, ["300Z", "350Z", "Murano"]),
    ("Leaf", "1N4AZ1CP0JC000000", 2018, ["300Z", "350Z", "Murano"]),
    ("Rogue", "5N1AT2MV4LC000000", 2020, None),
):
    vin = Vin(number)
    assert vin.verify_checksum() and vin.manufacturer == "Nissan" and year in vin.years
    found = vin.details.model.name, vin.details.engine.name
    print("vininfo", version("vininfo"), number, year, "expected", name, "got", *found)
    assert found == (model, PETROL)
PYTHON
