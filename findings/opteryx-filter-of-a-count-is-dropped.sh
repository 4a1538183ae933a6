#!/usr/bin/env bash
# Words of standard SQL that Opteryx reads and does not heed. COUNT(*) FILTER (WHERE ...) counts all rows, though SUM and MAX with
# a filter are refused; SUM(DISTINCT) adds a number as often as it is there, COUNT(DISTINCT) counts NULL as a value unless
# the rows are grouped, rows without a value come last with NULLS FIRST, ESCAPE makes no sign literal, and a DECIMAL(10, 2) has
# as many digits as its text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install opteryx==0.26.8
"$folder/venv/bin/python" - <<'PYTHON'
import warnings
from decimal import Decimal
from importlib.metadata import version

import opteryx

warnings.simplefilter("ignore")
JOBS = "(VALUES ('Nissan', 300), ('Renault', 300), ('Nissan', 9000), (NULL, 400)) AS t(maker, jobs)"
EXPECTED = {
    f"SELECT COUNT(*) FILTER (WHERE jobs > 350) FROM {JOBS}": (2, 4),
    f"SELECT SUM(DISTINCT jobs) FROM {JOBS}": (9700, 10000),
    f"SELECT COUNT(DISTINCT maker) FROM {JOBS}": (2, 3),
    f"SELECT maker FROM {JOBS} ORDER BY maker NULLS FIRST LIMIT 1": (None, "Nissan"),
    "SELECT COUNT(*) FROM (VALUES ('5_7'), ('507')) AS t(word) WHERE word LIKE '5!_7' ESCAPE '!'": (1, 0),
    "SELECT CAST('1.005' AS DECIMAL(10, 2))": (Decimal("1.01"), Decimal("1.005")),
}
for query, (right, observed) in EXPECTED.items():
    found = opteryx.query(query).fetchall()[0][0]
    print("opteryx", version("opteryx"), query, "expected", right, "got", found)
    assert found == observed
PYTHON
