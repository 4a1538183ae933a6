#!/usr/bin/env bash
# csvcomp and vinzy-datadiff compare two tables by key columns and say whether anything changed. If a key has two rows, one of
# them is left out without a word: 400 that became 900 is no change, and neither is, to csvcomp, a row that is gone. The README
# of csvcomp has no such limit in its list. By a key that has one row each both find the change.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install csvcomp==0.1.0 vinzy-datadiff==0.1.0 pandas==2.3.3 numpy==2.4.6
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
from importlib.metadata import version
from pathlib import Path

from csvcomp import diff
from pandas import read_csv
from vinzy_datadiff import compare_dataframes

OLD = "maker,plant,jobs\nNissan,Oppama,300\nNissan,Tochigi,400\nHonda,Suzuka,5\n"
CHANGED, SHORTER = OLD.replace("400", "900"), OLD.replace("Nissan,Tochigi,400\n", "")
with tempfile.TemporaryDirectory() as folder:
    old, new = Path(folder, "old.csv"), Path(folder, "new.csv")
    old.write_text(OLD)

    def is_same_to_csvcomp(keys):
        return diff(str(old), str(new), keys=keys).is_empty

    def is_same_to_vinzy(keys):
        return bool(compare_dataframes(read_csv(old), read_csv(new), key_columns=keys).summary["identical"])

    for name, compare, text, keys, observed in [
        ("csvcomp", is_same_to_csvcomp, CHANGED, ["maker"], True),
        ("csvcomp", is_same_to_csvcomp, SHORTER, ["maker"], True),
        ("csvcomp", is_same_to_csvcomp, CHANGED, ["maker", "plant"], False),
        ("vinzy-datadiff", is_same_to_vinzy, CHANGED, ["maker"], True),
        ("vinzy-datadiff", is_same_to_vinzy, CHANGED, ["maker", "plant"], False),
    ]:
        new.write_text(text)
        found = compare(keys)
        print(name, version(name), "by", keys, "expected no equality, got", found)
        assert found == observed
PYTHON
