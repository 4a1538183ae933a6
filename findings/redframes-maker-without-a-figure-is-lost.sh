#!/usr/bin/env bash
# Years as columns become rows. redframes leaves out the rows whose cell is empty, so that a maker without any figure is no longer
# in the table, and of its groups those whose name is not known, so that sums of groups are less than the sum. Put together,
# a missing word is "None". pandas.melt, which it calls, keeps all rows.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install redframes==1.4.1 pandas==2.3.3 numpy==2.4.6
"$folder/venv/bin/python" - <<'PYTHON'
import warnings
from importlib.metadata import version

import pandas
import redframes
from redframes import stat

warnings.simplefilter("ignore")
table = {"maker": ["Nissan", "Mazda"], "2025": [300, None], "2026": [400, None]}
found = redframes.unwrap(redframes.DataFrame(table).gather(["2025", "2026"], into=("year", "jobs"))).to_dict("records")
rows = len(pandas.DataFrame(table).melt("maker"))
print("redframes", version("redframes"), "expected", rows, "rows, as in pandas, got", found)
assert rows == 4 and [row["maker"] for row in found] == ["Nissan", "Nissan"]
jobs = redframes.DataFrame({"maker": ["Nissan", None, "Nissan"], "jobs": [300, 9000, 400]})
whole = redframes.unwrap(jobs.rollup({"jobs": ("jobs", stat.sum)}))["jobs"].sum()
groups = redframes.unwrap(jobs.group("maker").rollup({"jobs": ("jobs", stat.sum)}))["jobs"].sum()
print("redframes expected sums of groups of", whole, "got", groups)
assert (whole, groups) == (9700, 700)
names = redframes.DataFrame({"city": ["Oppama", None], "maker": ["Nissan", "Mazda"]})
found = redframes.unwrap(names.combine(["city", "maker"], into="name", sep=" "))["name"].tolist()
print("redframes expected ['Oppama Nissan', 'Mazda'], got", found)
assert found == ["Oppama Nissan", "None Mazda"]
PYTHON
