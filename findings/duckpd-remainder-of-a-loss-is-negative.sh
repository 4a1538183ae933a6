#!/usr/bin/env bash
# DuckPD has the interface of pandas on DuckDB, with the meaning of pandas 3.0 but for a list of deviations, and never
# falls back in silence, as it says. The remainder of -300 and 7 is -6, DuckDB's, where pandas has 1, so weeks before a
# day are numbered otherwise. Rows of another maker than Nissan leave out those whose maker is not known, which pandas
# keeps and which a list of deviations does not name; joins, which it names, match them as pandas does. Sums and
# comparisons with == are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install duckpd==0.1.4 duckdb==1.5.6 pandas==3.0.6 \
    pyarrow==21.0.0
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
from importlib.metadata import version
from pathlib import Path

import duckpd
import pandas

SALES = pandas.DataFrame({"id": [1, 2, 3], "maker": ["Nissan", "Honda", None], "profit": [-300, 200, 50]})
QUESTIONS = {
    "remainder": (lambda frame: frame["profit"] % 7, [1, 4, 1], [-6, 4, 1]),
    "another maker": (lambda frame: frame[frame["maker"] != "Nissan"]["profit"], [200, 50], [200]),
    "not that maker": (lambda frame: frame[~(frame["maker"] == "Nissan")]["profit"], [200, 50], [200]),
    "that maker": (lambda frame: frame[frame["maker"] == "Nissan"]["profit"], [-300], [-300]),
    "half": (lambda frame: frame["profit"] / 2, [-150, 100, 25], [-150, 100, 25]),
}
print("duckpd", version("duckpd"), "pandas", pandas.__version__)
with tempfile.TemporaryDirectory() as folder:
    path = str(Path(folder, "sales.parquet"))
    SALES.to_parquet(path)
    frame = duckpd.read_parquet(path, order_by=["id"])
    for name, (question, expected, observed) in QUESTIONS.items():
        right = question(SALES).tolist()
        found = question(frame).collect().tolist()
        print(name, "expected", right, "got", found)
        assert right == expected and found == observed
PYTHON
