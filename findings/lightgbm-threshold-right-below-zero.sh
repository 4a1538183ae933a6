#!/usr/bin/env bash
# A split between -1 and 0 has the threshold -1.0000000180025095e-35, and not -0.5: rounded to any number of decimals it
# is 0, and both values go the same way. Between 4 and 5 it is 4.5.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install lightgbm==4.7.0 numpy==2.4.6 scipy==1.17.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import lightgbm
import numpy as np

print("lightgbm", version("lightgbm"))
labels = np.repeat([0, 1], 500)
found = {}
for low, expected in ((-1.0, -0.5), (4.0, 4.5)):
    values = np.repeat([low, low + 1], 500)[:, None]
    model = lightgbm.train({"objective": "binary", "verbosity": -1}, lightgbm.Dataset(values, labels), 1)
    found[low] = model.dump_model()["tree_info"][0]["tree_structure"]["threshold"]
    print(f"between {low} and {low + 1}: expected {expected}, got {found[low]}")
assert round(found[4.0], 5) == 4.5
assert -1e-30 < found[-1.0] < 0
assert not round(found[-1.0], 20) < 0, "it may be rounded"
PYTHON
