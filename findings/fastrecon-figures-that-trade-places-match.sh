#!/usr/bin/env bash
# fastrecon is for proving that two datasets are the same. Its mode "hash", one checksum of each side, says MATCH of two
# tables in which the figures of two makers have traded places. "profile", which counts what is missing and finds the
# least and the greatest of each column, says MATCH and data_match true whatever it counted: a figure that became
# nothing, and one that is ten times as large. "keyed", which is the default, finds all of these, and takes 9000 and the
# text "9000" for the same.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install fastrecon==0.9.3 pandas==2.3.3 duckdb==1.5.5 \
    polars==1.44.2 pyarrow==21.0.0
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
from importlib.metadata import version
from pathlib import Path

import pandas
from fastrecon import ParquetFile, compare

MAKERS = ["Nissan", "Honda"]
EXPECTED = {
    "trade places": ([300, 200], [200, 300], {"keyed": "MISMATCH", "hash": "MATCH", "profile": "MATCH"}),
    "one is lost": ([300.0, 200.0], [300.0, None], {"keyed": "MISMATCH", "hash": "MISMATCH", "profile": "MATCH"}),
    "ten times": ([300, 200], [300, 2000], {"keyed": "MISMATCH", "hash": "MISMATCH", "profile": "MATCH"}),
    "is text": ([9000, 1], ["9000", "1"], {"keyed": "MATCH", "hash": "MISMATCH", "profile": "MATCH"}),
    "the same": ([300, 200], [300, 200], {"keyed": "MATCH", "hash": "MATCH", "profile": "MATCH"}),
}
print("fastrecon", version("fastrecon"))
with tempfile.TemporaryDirectory() as folder:
    for name, (before, after, observed) in EXPECTED.items():
        paths = [str(Path(folder, "before.parquet")), str(Path(folder, "after.parquet"))]
        for path, cars in zip(paths, (before, after)):
            pandas.DataFrame({"maker": MAKERS, "cars": cars}).to_parquet(path)
        left, right = (ParquetFile(path=path) for path in paths)
        found = {}
        for mode in observed:
            result = compare(left=left, right=right, keys=["maker"], compare_mode=mode)
            found[mode] = getattr(result.status, "value", result.status)
            if mode == "profile":
                assert result.data_match is True
        print(name, before, after, "got", found)
        assert found == observed
PYTHON
