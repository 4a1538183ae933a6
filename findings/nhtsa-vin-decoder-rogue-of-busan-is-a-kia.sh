#!/usr/bin/env bash
# nhtsa-vin-decoder has an offline table of "2,015+" makers by the first three signs of a vehicle's number,
# "world-class". KNM is Renault Samsung of Busan, which built the Nissan Rogue for America, and is Kia there; MDH is
# Nissan of India and is Hero, a maker of motorcycles; MNT, Nissan of Thailand, is unknown. A recall of such cars is
# then one of another maker. wltr-vin, another reader, has the three right. The model year of the Rogue of 2015 is taken
# from the seventh sign, and is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install nhtsa-vin-decoder==0.1.0 wltr-vin==1.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from python.wmi_database import WMIDatabase
from wltr_vin import Vin

EXPECTED = [
    ("KNMAT2MT0FP500001", "Renault Samsung", "Kia"),
    ("MDHFBUK13U0000001", "Nissan", "Hero"),
    ("MNTBBUD40Z0000001", "Nissan", "Unknown"),
    ("SJNFAAZE0U0000001", "Nissan", "Nissan"),
    ("5N1AR2MM0DC000001", "Nissan", "Nissan"),
]
for number, other, observed in EXPECTED:
    found = WMIDatabase.get_manufacturer(number)
    print("nhtsa-vin-decoder", version("nhtsa-vin-decoder"), number, "expected", other, "got", found)
    assert found == observed
    assert Vin(number).manufacturer == other
assert WMIDatabase.get_year("KNMAT2MT0FP500001") == 2015
PYTHON
