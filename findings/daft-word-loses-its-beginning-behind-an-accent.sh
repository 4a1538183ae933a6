#!/usr/bin/env bash
# The place of a word in a headline, and so many letters from there. In Daft `find` counts bytes and `substr` letters, so that behind
# an accent a word loses its first letter, and in Japanese nothing is left. `length` counts letters, too. Beside it `//`, which
# "floor divides" by its description, rounds -3.5 to -3 for whole numbers and to -4 for others.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install daft==0.7.26
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import daft

rows = {"headline": ["Nissan: plant", "À Paris, Renault", "日産の工場"], "word": ["plant", "Renault", "工場"]}
frame = daft.from_pydict(rows)
place = daft.col("headline").find(daft.col("word"))
found = frame.select(place.alias("place"), daft.col("headline").substr(place, 7).alias("word")).to_pydict()
print("daft", version("daft"), "expected places [8, 9, 3] and", rows["word"], "got", found)
assert found == {"place": [8, 10, 9], "word": ["plant", "enault", None]}
assert frame.select(daft.col("headline").length()).to_pydict() == {"headline": [13, 16, 5]}
halves = daft.from_pydict({"whole": [-7], "other": [-7.0]}).select(daft.col("whole") // 2, daft.col("other") // 2).to_pydict()
print("daft -7 // 2 expected -4, got", halves)
assert halves == {"whole": [-3], "other": [-4.0]}
PYTHON
