#!/usr/bin/env bash
# A condition that a column is "not in" a list finds no row at all, if the least or the greatest value of the file is in the
# list: the file is then held to have no other values. So of the models 1 to 4 "not in [1]" has none, with and without
# row_filter, and neither has the count; "not in [2, 3]" has the right two, and "!= 1" three.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install fastparquet==2026.9.0
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
from importlib.metadata import version

import pandas
from fastparquet import ParquetFile, write

path = tempfile.mkdtemp() + "/models.parquet"
write(path, pandas.DataFrame({"model": [1, 2, 3, 4]}))
models = ParquetFile(path)
EXPECTED = {
    ("not in", (1,)): ([2, 3, 4], []),
    ("not in", (1, 4)): ([2, 3], []),
    ("not in", (2, 3)): ([1, 4], [1, 4]),
    ("!=", 1): ([2, 3, 4], [2, 3, 4]),
}
for (operator, value), (expected, observed) in EXPECTED.items():
    condition = [("model", operator, value)]
    found = models.to_pandas(filters=condition, row_filter=True).model.tolist()
    print("fastparquet", version("fastparquet"), operator, value, "expected", expected, "got", found)
    assert found == observed
assert models.count(filters=[("model", "not in", (1,))]) == 0
PYTHON
