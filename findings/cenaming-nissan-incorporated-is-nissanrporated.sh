#!/usr/bin/env bash
# cenaming takes legal forms off the names of companies. The full stop of a form is read as any character, and what
# follows a comma need not be a word: "Nissan, Incorporated" is "Nissanrporated", and of two makers in a list the second
# loses its beginning to the first, "Rivian, Inchcape" is "Riviancape". The same names with "Inc." are right, while
# "Corporation", "GmbH" and "B.V." stay, and so does "Ltd" without a full stop.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cenaming==1.0.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from cenaming import remove_org_descriptors

EXPECTED = [
    ("Nissan, Inc.", "Nissan", "Nissan"),
    ("Nissan, Incorporated", "Nissan", "Nissanrporated"),
    ("Rivian, Inchcape", "Rivian, Inchcape", "Riviancape"),
    ("Nissan Motor Co., Ltd.", "Nissan Motor", "Nissan Motor"),
    ("Jatco Ltd.", "Jatco", "Jatco"),
    ("Jatco Ltd", "Jatco", "Jatco Ltd"),
    ("Toyota Motor Corporation", "Toyota Motor", "Toyota Motor Corporation"),
    ("Mahle GmbH", "Mahle", "Mahle GmbH"),
]
for name, expected, observed in EXPECTED:
    found = remove_org_descriptors(name)
    print("cenaming", version("cenaming"), repr(name), "expected", repr(expected), "got", repr(found))
    assert found == observed
PYTHON
