#!/usr/bin/env bash
# Sail is said to take the place of Spark SQL without changes. A path of JSON over all of a list, "$.authors[*].name", gives a
# list in Spark and NULL in Sail, as if there were no authors. initcap, by which words part at white space alone, has
# "Nissan'S E-Power". And array_contains is false where Spark has NULL for a list with NULL in it, so that NOT finds a row
# more.
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
    '''get_json_object('{"authors": [{"name": "A"}, {"name": "B"}]}', '$.authors[*].name')''': ('["A","B"]', None),
    '''get_json_object('{"authors": [{"name": "A"}, {"name": "B"}]}', '$.authors[1].name')''': ("B", "B"),
    '''initcap("nissan's e-power")''': ("Nissan's E-power", "Nissan'S E-Power"),
    "array_contains(array('van', NULL), 'car')": (None, False),
    "count(*) FROM VALUES (array('van', NULL)), (array('car')) AS news(tags) WHERE NOT array_contains(tags, 'car')": (0, 1),
}
for expression, (expected, observed) in EXPECTED.items():
    found = session.sql(f"SELECT {expression}").collect()[0][0]
    print("pysail", version("pysail"), expression, "expected", expected, "got", found)
    assert found == observed
session.stop()
server.stop()
PYTHON
