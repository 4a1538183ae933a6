#!/usr/bin/env bash
# Sail is said to take the place of Spark SQL without changes. Spark divides decimals with 10 digits, 2 of them behind the
# point, to 13 digits behind it, Sail to 6: 1 through 300,000 is 0.000003. A mean of decimals is cut off, which Spark rounds.
# The approximate percentile, in Spark always one of the values, lies between two of them. And 23 hours are a day for
# timestampdiff, which counts whole hours and weeks.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pysail==0.7.2 pyspark-client==4.2.0
"$folder/venv/bin/python" - <<'PYTHON'
import logging
from importlib.metadata import version

from pysail.spark import SparkConnectServer
from pyspark.sql import SparkSession

logging.disable()
server = SparkConnectServer()
server.start()
session = SparkSession.builder.remote(f"sc://localhost:{server.listening_address[1]}").getOrCreate()
EXPECTED = {
    "CAST(1 AS DECIMAL(10, 2)) / CAST(300000 AS DECIMAL(10, 2))": ("0.0000033333333", "0.000003"),
    "avg(sum) FROM VALUES (CAST(1 AS DECIMAL(10, 2))), (2), (2) AS sums(sum)": ("1.666667", "1.666666"),
    "percentile_approx(jobs, 0.5) FROM VALUES (1), (2), (3), (4) AS cuts(jobs)": ("2", "2.5"),
    "timestampdiff(DAY, TIMESTAMP '2026-11-04 16:00:00', TIMESTAMP '2026-11-05 15:00:00')": ("0", "1"),
    "timestampdiff(WEEK, TIMESTAMP '2026-11-01 00:00:00', TIMESTAMP '2026-11-07 23:00:00')": ("0", "0"),
}
for expression, (expected, observed) in EXPECTED.items():
    found = str(session.sql(f"SELECT {expression}").collect()[0][0])
    print("pysail", version("pysail"), expression, "expected", expected, "got", found)
    assert found == observed
session.stop()
server.stop()
PYTHON
