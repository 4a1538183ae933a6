#!/usr/bin/env bash
# ApexBase answers SQL. A row without a maker is not "<> 'Nissan'" there, as in SQL, where what is not known is neither equal
# nor other; it is "NOT LIKE 'N%'", and "NOT IN" the makers of a table, even one that lists NULL, by which no row is for
# certain not in it. Of a table that is joined to itself one of the two numbers that were asked for is in the answer, as both
# columns have one name.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install apexbase==1.37.0
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
from importlib.metadata import version

from apexbase import ApexClient

with tempfile.TemporaryDirectory() as folder:
    client = ApexClient(folder)
    client.execute("CREATE TABLE reports (id INTEGER, maker VARCHAR)")
    client.execute("INSERT INTO reports VALUES (1, 'Nissan'), (2, NULL), (3, 'Renault'), (4, 'Renault')")
    client.execute("CREATE TABLE listed (maker VARCHAR)")
    client.execute("INSERT INTO listed VALUES ('Nissan'), (NULL)")
    EXPECTED = {
        "maker <> 'Nissan'": ("3, 4", [3, 4]),
        "maker NOT LIKE 'N%'": ("3, 4", [2, 3, 4]),
        "maker NOT IN (SELECT maker FROM listed)": ("none", [2, 3, 4]),
    }
    for condition, (expected, observed) in EXPECTED.items():
        answer = client.execute(f"SELECT id FROM reports WHERE {condition} ORDER BY id").to_dict()
        found = [row["id"] for row in answer]
        print("apexbase", version("apexbase"), condition, "expected", expected, "got", found)
        assert found == observed
    pairs = client.execute("SELECT a.id, b.id FROM reports a JOIN reports b ON a.maker = b.maker AND a.id < b.id").to_dict()
    print("pairs of one maker, expected 3 and 4, got", pairs)
    assert [list(row.values()) for row in pairs] == [[3]]
    client.close()
PYTHON
