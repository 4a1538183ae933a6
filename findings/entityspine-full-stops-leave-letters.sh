#!/usr/bin/env bash
# Legal forms are taken off the name of a company, as "S.A." in the library's own example. But full stops are made spaces
# first, so that no form with them is known: "Renault S.A." is "renault s", "Renault SA" is "renault", and one company of the
# news is two. A form at the front is taken off as well, so that the football club AS Roma is the city.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install entityspine==0.3.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from entityspine.core.normalize import normalize_name

NAMES = {
    "Renault SA": "renault",
    "Renault S.A.": "renault s",
    "Stellantis NV": "stellantis",
    "Stellantis N.V.": "stellantis n v",
    "Nissan Motor Acceptance Company LLC": "nissan motor acceptance",
    "Nissan Motor Acceptance Company L.L.C.": "nissan motor acceptance l l c",
    "AS Roma": "roma",
}
for name, expected in NAMES.items():
    found = normalize_name(name)
    print("entityspine", version("entityspine"), name, "got", repr(found))
    assert found == expected
assert "'societe generale'\n" in normalize_name.__doc__
assert normalize_name("Société Générale S.A.") == "societe generale s"
PYTHON
