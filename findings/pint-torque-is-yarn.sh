#!/usr/bin/env bash
# The torque of an engine, "400 Nm", is the fineness of a yarn ("number_meter"), and its power, "300 PS", is in petasiemens;
# "30 kt" are knots and not kilotonnes. A number whose thousands are parted by a space, as in the International System of
# Units, is multiplied: "1 000 kg" are 0 kg. "5 h 30 min" are 150 hours times minutes. None is refused; "400 N m", "30
# kilotonne" and "1000 kg" are read.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pint==0.25.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from pint import UnitRegistry

EXPECTED = {
    "400 Nm": "400 number_meter",
    "400 N m": "400 meter * newton",
    "300 PS": "300 petasiemens",
    "30 kt": "30 knot",
    "30 kilotonne": "30 kilometric_ton",
    "1 000 kg": "0 kilogram",
    "5 h 30 min": "150 hour * minute",
}
registry = UnitRegistry()
for text, observed in EXPECTED.items():
    found = str(registry(text))
    print("pint", version("pint"), repr(text), "got", found)
    assert found == observed
assert not registry("400 Nm").check("[energy]")
PYTHON
