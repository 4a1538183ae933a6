#!/usr/bin/env bash
# A column of CSV on the Web whose format says that thousands are parted by a full stop and decimals by a comma (Metadata
# Vocabulary, 6.4.2) is read so, if its datatype is "decimal". If it is "number" or "double" the format is not heeded: -1.000
# is -1, and 5,7 an error. Without a format 9.000 is an integer, 9, which is not how one is written in XML Schema.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install csvw==4.1.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from csvw.metadata import Datatype

GERMAN = {"decimalChar": ",", "groupChar": "."}
EXPECTED = {
    ("decimal", "-1.000"): -1000,
    ("number", "-1.000"): -1,
    ("double", "-1.000"): -1,
    ("decimal", "5,7"): 5.7,
    ("number", "5,7"): None,
    ("double", "5,7"): None,
}
for (base, text), observed in EXPECTED.items():
    try:
        found = float(Datatype.fromvalue({"base": base, "format": GERMAN}).parse(text))
    except ValueError:
        found = None
    print("csvw", version("csvw"), base, text, "got", found)
    assert found == observed
assert Datatype.fromvalue("integer").parse("9.000") == 9
PYTHON
