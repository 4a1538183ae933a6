#!/usr/bin/env bash
# Two tables with the same columns in another order are stacked by position: below "maker, jobs" the jobs of the second are
# its makers. Both have their headers, which must be equal in number and may be different in name, and those of the first are
# kept. Where tables are stacked side by side, a column that both have is there once, with the values of the second.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install tablib==3.10.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from tablib import Dataset

first = Dataset(("Nissan", 9000), headers=("maker", "jobs"))
second = Dataset((300, "Renault"), headers=("jobs", "maker"))
found = first.stack(second).dict
print("tablib", version("tablib"), "expected Renault as the second maker, got", found)
assert found == [{"maker": "Nissan", "jobs": 9000}, {"maker": 300, "jobs": "Renault"}]
plants = Dataset(("Sunderland", 400), headers=("plant", "jobs"))
found = first.stack_cols(plants).dict
print("expected both numbers of jobs, got", found)
assert found == [{"maker": "Nissan", "jobs": 400, "plant": "Sunderland"}]
PYTHON
