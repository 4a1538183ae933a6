#!/usr/bin/env bash
# A running total, "sum(jobs) OVER (ORDER BY day)", is in SQL the sum up to each row (SQL:1999, window frame). qpd, which answers SQL
# on data frames of pandas, has the sum of all rows in each of them. A sum with FILTER, of one maker alone, is that of all
# makers, and so is a count. A total for each maker is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install qpd==0.4.4 pandas==2.3.3 numpy==2.4.6
"$folder/venv/bin/python" - <<'PYTHON'
import warnings
from importlib.metadata import version

import pandas
from qpd_pandas import run_sql_on_pandas

warnings.simplefilter("ignore")
cuts = pandas.DataFrame({"day": [1, 2, 3], "maker": ["Nissan", "Mazda", "Nissan"], "jobs": [300, 50, 400]})
EXPECTED = {
    "SELECT day, sum(jobs) OVER (ORDER BY day) AS total FROM cuts": ([300, 350, 750], [750, 750, 750]),
    "SELECT day, sum(jobs) OVER (PARTITION BY maker) AS total FROM cuts": ([700, 50, 700], [700, 50, 700]),
    "SELECT sum(jobs) FILTER (WHERE maker = 'Nissan') AS total FROM cuts": ([700], [750]),
    "SELECT count(*) FILTER (WHERE maker = 'Nissan') AS total FROM cuts": ([2], [3]),
}
for query, (right, observed) in EXPECTED.items():
    table = run_sql_on_pandas(query, {"cuts": cuts})
    found = (table.sort_values("day") if "day" in table else table)["total"].astype(int).tolist()
    print("qpd", version("qpd"), query, "expected", right, "got", found)
    assert found == observed
PYTHON
