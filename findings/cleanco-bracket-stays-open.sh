#!/usr/bin/env bash
# Subsidiaries have their country in brackets before the legal form: Nissan Motor Manufacturing (UK) Limited. With the form
# the closing bracket goes, also where there is no form at all, so that the name is found in no text and equals no other
# list's. And SAS AB, an airline, is an empty name, for both of its words are legal forms.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cleanco==2.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from cleanco import basename

NAMES = {
    "Nissan Motor Manufacturing (UK) Limited": "Nissan Motor Manufacturing (UK",
    "Nissan Motor (GB) Ltd": "Nissan Motor (GB",
    "Nissan Motor (GB)": "Nissan Motor (GB",
    "Renault (France) S.A.S.": "Renault (France",
    "SAS AB": "",
    "Volvo AB": "Volvo",
}
for name, expected in NAMES.items():
    found = basename(name)
    print("cleanco", version("cleanco"), name, "got", repr(found))
    assert found == expected
PYTHON
