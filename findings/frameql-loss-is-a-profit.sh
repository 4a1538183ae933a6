#!/usr/bin/env bash
# FrameQL asks frames of pandas in standard SQL, with arithmetic, windows with ORDER BY, and NOT, as it lists. The sign
# before a column is dropped: -profit is profit, in the list of columns and in a condition. SUM(...) OVER (ORDER BY
# day), a running total, is the whole sum in every row. A maker that is not known is <> 'Nissan' and NOT IN a list, and
# its row is left out of a GROUP BY. Sums of a maker that is known are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install frameql==0.1.0 sqlglot==30.6.0 pandas==2.3.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import pandas
from frameql import FrameQL

SALES = pandas.DataFrame(
    {"day": [1, 2, 3], "maker": ["Nissan", "Honda", None], "profit": [-300.0, 200.0, 50.0]},
)
EXPECTED = {
    "SELECT -profit AS loss FROM sales": ([[300], [-200], [-50]], [[-300], [200], [50]]),
    "SELECT maker FROM sales WHERE -profit > 0": ([["Nissan"]], [["Honda"], [None]]),
    "SELECT SUM(profit) OVER (ORDER BY day) AS total FROM sales": ([[-300], [-100], [-50]], [[-50], [-50], [-50]]),
    "SELECT maker FROM sales WHERE maker <> 'Nissan'": ([["Honda"]], [["Honda"], [None]]),
    "SELECT maker FROM sales WHERE maker NOT IN ('Nissan')": ([["Honda"]], [["Honda"], [None]]),
    "SELECT COUNT(*) AS rows FROM sales GROUP BY maker": ([[1], [1], [1]], [[1], [1]]),
    "SELECT SUM(profit) AS total FROM sales WHERE maker = 'Nissan'": ([[-300]], [[-300]]),
}
engine = FrameQL({"sales": SALES})
print("frameql", version("frameql"))
for query, (expected, observed) in EXPECTED.items():
    found = engine.query(query)
    found = [[None if pandas.isna(value) else value for value in row] for row in found.to_numpy().tolist()]
    print(query, "expected", expected, "got", found)
    assert found == observed
PYTHON
