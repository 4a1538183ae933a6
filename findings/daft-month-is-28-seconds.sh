#!/usr/bin/env bash
# From 1 February to 1 March are 28 days, the difference of two dates in SQL and in data frames. In Daft it is 28 seconds, in
# its SQL and its expressions, so that a report of a month ago is half a minute old; two moments have the right difference.
# A date that is cast to text has no leading zeros, 2026-3-1, and sorts behind 2026-11-5.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install daft==0.7.26
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date, datetime, timedelta
from importlib.metadata import version

import daft

frame = daft.from_pydict({"to": [date(2026, 3, 1)], "from": [date(2026, 2, 1)]})
moments = daft.from_pydict({"to": [datetime(2026, 3, 1)], "from": [datetime(2026, 2, 1)]})
difference = daft.col("to") - daft.col("from")
EXPECTED = {
    "of two moments": (moments.select(difference.alias("value")), timedelta(days=28)),
    "of two dates": (frame.select(difference.alias("value")), timedelta(seconds=28)),
    "of two dates in SQL": (daft.sql("SELECT DATE '2026-03-01' - DATE '2026-02-01' AS value"), timedelta(seconds=28)),
    "of a date as text": (daft.sql("SELECT CAST(DATE '2026-03-01' AS VARCHAR) AS value"), "2026-3-1"),
}
for name, (result, observed) in EXPECTED.items():
    found = result.to_pydict()["value"][0]
    print("daft", version("daft"), name, "got", repr(found))
    assert found == observed
PYTHON
