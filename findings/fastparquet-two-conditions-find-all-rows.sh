#!/usr/bin/env bash
# Two conditions in a list, "more than 100" and "less than 400", find all rows with row_filter, for each row meets one of
# them. The documentation says of such a list that nothing in it is joined by OR. The same two in a list of their own within
# the list are joined by AND.
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

path = tempfile.mkdtemp() + "/jobs.parquet"
write(path, pandas.DataFrame({"jobs": [100, 200, 300, 400]}))
conditions = [("jobs", ">", 100), ("jobs", "<", 400)]
for filters, observed in ((conditions, [100, 200, 300, 400]), ([conditions], [200, 300])):
    found = ParquetFile(path).to_pandas(filters=filters, row_filter=True).jobs.tolist()
    print("fastparquet", version("fastparquet"), filters, "expected [200, 300], got", found)
    assert found == observed
PYTHON
