#!/usr/bin/env bash
# grizzlars keeps what is missing as NaN, and says that of a join. A column of whole numbers has no NaN: an empty cell
# of a CSV is 0, and so is the figure of a maker that a join did not find. The kind of a column is taken from its first
# rows, and what comes later is bent to it: 2.5 is 2, and "unknown" 0. Sorting puts NaN between two figures, and of a
# cell with two lines the second is a row of its own.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install grizzlars==4.2.0 numpy==2.3.5
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
from importlib.metadata import version
from pathlib import Path

import grizzlars


def read(text):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "sales.csv")
        path.write_text(text)
        frame = grizzlars.read_csv(str(path))
        return {name: [str(value) for value in frame[name]] for name in frame.columns}


print("grizzlars", version("grizzlars"))
found = read("maker,jobs\nNissan,9000\nHonda,\nToyota,300\n")["jobs"]
print("expected NaN or nothing for Honda, got", found)
assert found == ["9000", "0", "300"]
found = read("maker,change\n" + "Nissan,1\n" * 2000 + "Honda,2.5\nToyota,unknown\n")["change"][-3:]
print("expected 1, 2.5 and unknown, got", found)
assert found == ["1", "2", "0"]
found = read('maker,note\nNissan,"two\nlines"\nHonda,one\n')["maker"]
print("expected Nissan and Honda, got", found)
assert found == ["Nissan", 'lines"', "Honda"]
jobs = grizzlars.DataFrame({"maker": ["Nissan", "Honda"]}, index=[1, 2])
joined = jobs.join(grizzlars.DataFrame({"jobs": [9000]}, index=[1]), how="left")
found = [int(value) for value in joined["jobs"]]
print("expected NaN for Honda, got", found)
assert found == [9000, 0]
shares = grizzlars.DataFrame({"share": [0.5, float("nan"), 0.25, 1.0, 0.1]})
found = [str(value) for value in shares.sort("share")["share"]]
print("expected NaN at an end, got", found)
assert found == ["0.1", "0.25", "0.5", "nan", "1.0"]
PYTHON
