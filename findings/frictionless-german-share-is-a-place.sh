#!/usr/bin/env bash
# In a German table whose columns are parted by semicolons, a column of shares (5,7 and 6,1) is one of places on Earth: 5.7 is
# 5 degrees of longitude and 7 of latitude, in the description and in the rows that are extracted. Only a number above 180 or
# behind the comma above 90 makes text of the column. The same with full stops are numbers.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install frictionless==5.21.0
"$folder/venv/bin/python" - <<'PYTHON'
import os
import tempfile
from importlib.metadata import version

from frictionless import describe, extract

os.chdir(tempfile.mkdtemp())
EXPECTED = {
    ("5,7", "6,1"): ("geopoint", ["[5.0, 7.0]", "[6.0, 1.0]"]),
    ("5,7", "300,5"): ("string", ["5,7", "300,5"]),
    ("5.7", "6.1"): ("number", ["5.7", "6.1"]),
}
for shares, observed in EXPECTED.items():
    with open("shares.csv", "w", encoding="utf-8") as file:
        file.write("jahr;anteil\n2025;{}\n2026;{}\n".format(*shares))
    kind = describe("shares.csv").schema.get_field("anteil").type
    values = [str(row["anteil"]) for row in extract("shares.csv")["shares"]]
    print("frictionless", version("frictionless"), shares, "got", kind, values)
    assert (kind, values) == observed
PYTHON
