#!/usr/bin/env bash
# csvcomp compares two CSV files by a key and says with is_empty that there are "no changes at all". If a key has two rows, one
# of them is left out in each file without a word: 400 that became 900 is no change. Its README has no such limit in its list.
# By position, or by a key that has one row each, the change is found.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install csvcomp==0.1.0
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
from importlib.metadata import version
from pathlib import Path

from csvcomp import diff

OLD = "maker,plant,jobs\nNissan,Oppama,300\nNissan,Tochigi,400\nHonda,Suzuka,5\n"
CHANGED, SHORTER = OLD.replace("400", "900"), OLD.replace("Nissan,Tochigi,400\n", "")
with tempfile.TemporaryDirectory() as folder:
    old, new = Path(folder, "old.csv"), Path(folder, "new.csv")
    old.write_text(OLD)
    for name, text, keys, observed in [
        ("changed", CHANGED, ["maker"], True),
        ("shorter", SHORTER, ["maker"], True),
        ("changed", CHANGED, ["maker", "plant"], False),
        ("changed", CHANGED, None, False),
    ]:
        new.write_text(text)
        found = diff(str(old), str(new), keys=keys).is_empty
        print("csvcomp", version("csvcomp"), name, "by", keys, "expected is_empty False, got", found)
        assert found == observed
PYTHON
