#!/usr/bin/env bash
# vinzy-datadiff compares two tables by key columns and says whether they are identical. If a key has two rows, the first of
# them is compared and the other is not: 400 that became 900 is no change, the tables are "identical", and two of three rows are
# counted as unchanged. Nothing tells that the key is no key.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install vinzy-datadiff==0.1.0 pandas==2.3.3 numpy==2.4.6
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from pandas import DataFrame
from vinzy_datadiff import compare_dataframes

OLD = DataFrame({"maker": ["Nissan", "Nissan", "Honda"], "plant": ["Oppama", "Tochigi", "Suzuka"], "jobs": [300, 400, 5]})
NEW = OLD.assign(jobs=[300, 900, 5])
for keys, expected, observed in [(["maker"], (1, False), (0, True)), (["maker", "plant"], (1, False), (1, False))]:
    summary = compare_dataframes(OLD, NEW, key_columns=keys).summary
    found = summary["modified_rows"], bool(summary["identical"])
    print("vinzy-datadiff", version("vinzy_datadiff"), "by", keys, "expected", expected, "got", found, summary)
    assert found == observed
summary = compare_dataframes(OLD, NEW, key_columns=["maker"]).summary
assert (summary["total_rows_df1"], summary["unchanged_rows"]) == (3, 2)
PYTHON
