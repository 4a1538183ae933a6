#!/usr/bin/env bash
# A file of a Delta table has statistics of its columns, which do not count NaN. The dataset that deltalake hands out gives
# them as what is true of every row. A condition that holds for all numbers between them is then not looked at, and NaN is "at
# most 5"; one for NaN that holds for none of them finds nothing. The same rows as a table, or in the Parquet file, are told
# apart.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install deltalake==1.6.6 pyarrow==26.0.1
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
from importlib.metadata import version

import pyarrow
from deltalake import DeltaTable, write_deltalake
from pyarrow.dataset import field

SHARES = pyarrow.table({"x": [1.0, 2.0, float("nan"), None]})
folder = tempfile.mkdtemp()
write_deltalake(folder, SHARES)
dataset = DeltaTable(folder).to_pyarrow_dataset()
CONDITIONS = {"x <= 5": field("x") <= 5, "x in (2, NaN)": field("x").isin([2.0, float("nan")]), "x > 1": field("x") > 1}
for words, condition in CONDITIONS.items():
    right, wrong = SHARES.filter(condition).num_rows, dataset.to_table(filter=condition).num_rows
    print("deltalake", version("deltalake"), words, "expected", right, "got", wrong)
    assert (right, wrong) == {"x <= 5": (2, 3), "x in (2, NaN)": (2, 1), "x > 1": (1, 1)}[words]
PYTHON
