#!/usr/bin/env bash
# The first letter of a unit is read as a scale, though a space stands before it: 5 yen are 5e-24 of "en", three months 0.003
# of "onths", 7 models 0.007 of "odels", and 5 cars are written as "50 mars", hundredths of "ars" in thousandths. Five percent
# are 5e-12. A unit whose first letter is no scale, such as trucks or dollars, is read.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install quantiphy==2.23
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from quantiphy import Quantity

EXPECTED = {
    "5 yen": (5e-24, "en"),
    "3 months": (0.003, "onths"),
    "7 models": (0.007, "odels"),
    "5 cars": (0.05, "ars"),
    "5 percent": (5e-12, "ercent"),
    "5 trucks": (5.0, "trucks"),
    "20 dollars": (20.0, "dollars"),
}
for text, observed in EXPECTED.items():
    found = Quantity(text)
    print("quantiphy", version("quantiphy"), repr(text), "got", float(found), repr(found.units), "written as", found)
    assert (float(found), found.units) == observed
assert str(Quantity("5 cars")) == "50 mars"
PYTHON
