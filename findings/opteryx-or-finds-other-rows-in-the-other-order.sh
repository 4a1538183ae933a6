#!/usr/bin/env bash
# "maker = 'Nissan' OR jobs = 400" holds for a row with 400 jobs whose maker is NULL, as NULL OR TRUE is TRUE in SQL, and for
# the same rows in either order. In Opteryx a row for which the first part is NULL is gone before the second is looked at:
# it is found by "jobs = 400 OR maker = 'Nissan'" alone, and "maker <> 'Nissan' OR maker IS NULL" has no row without a maker.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install opteryx==0.26.8
"$folder/venv/bin/python" - <<'PYTHON'
import warnings
from importlib.metadata import version

import opteryx

warnings.simplefilter("ignore")
TABLE = "(VALUES ('Nissan', 9000), ('Renault', 300), (NULL, 400)) AS t(maker, jobs)"
EXPECTED = {
    "maker = 'Nissan' OR jobs = 400": ([400, 9000], [9000]),
    "jobs = 400 OR maker = 'Nissan'": ([400, 9000], [400, 9000]),
    "maker <> 'Nissan' OR maker IS NULL": ([300, 400], [300]),
    "maker IS NULL OR maker <> 'Nissan'": ([300, 400], [300, 400]),
    "NOT (maker = 'Nissan' AND jobs = 9000)": ([300, 400], [300]),
}
for condition, (right, observed) in EXPECTED.items():
    found = sorted(row[0] for row in opteryx.query(f"SELECT jobs FROM {TABLE} WHERE {condition}").fetchall())
    print("opteryx", version("opteryx"), condition, "expected", right, "got", found)
    assert found == observed
PYTHON
