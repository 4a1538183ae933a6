#!/usr/bin/env bash
# A field that may be a day or a moment has only days: the moment 15:00 is written as its day, because a datetime of Python is
# a date as well and the day stands first in the schema. If the moment stands first, both are right. In a field of whole
# numbers 1.9 is written as 1, and in one of float or long 16777217 as the float 16777216; nothing is refused.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install fastavro==1.13.1
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import UTC, date, datetime
from importlib.metadata import version
from io import BytesIO

from fastavro import reader, writer

DAY, MOMENT = {"type": "int", "logicalType": "date"}, {"type": "long", "logicalType": "timestamp-millis"}


def write_and_read(kind, value):
    file = BytesIO()
    writer(file, {"type": "record", "name": "row", "fields": [{"name": "value", "type": kind}]}, [{"value": value}])
    file.seek(0)
    [row] = reader(file)
    return row["value"]


day, moment = date(2026, 11, 5), datetime(2026, 11, 5, 15, tzinfo=UTC)
for kind, value, observed in (
    (["null", DAY, MOMENT], moment, day),
    (["null", MOMENT, DAY], moment, moment),
    (["null", MOMENT, DAY], day, day),
    ("long", 1.9, 1),
    (["float", "long"], 16_777_217, 16_777_216),
):
    found = write_and_read(kind, value)
    print("fastavro", version("fastavro"), kind, "expected", value, "got", found)
    assert (type(found), found) == (type(observed), observed) or (kind, found) == (["float", "long"], observed)
PYTHON
