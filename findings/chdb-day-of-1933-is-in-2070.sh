#!/usr/bin/env bash
# chDB asks tables of Arrow in place. A column of days in milliseconds (date64) becomes one of seconds since 1970 in 32 bits
# without a sign: 26 December 1933, the day on which Nissan was founded, is 31 January 2070, and so sorted behind all others,
# while the same days as date32 are right. Nothing is said of a value that does not fit.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install chdb==4.4.0 chdb-core==26.9.0 pyarrow==26.0.1
"$folder/venv/bin/python" - <<'PYTHON'
import datetime
from importlib.metadata import version

import chdb
import pyarrow

DAYS = [datetime.date(1933, 12, 26), datetime.date(2026, 11, 5), datetime.date(2200, 1, 1)]


def ask(kind):
    news = pyarrow.table({"id": [1, 2, 3], "day": pyarrow.array(DAYS, kind)})
    answer = str(chdb.query("SELECT toDate32(day) FROM Python(news) ORDER BY id", "CSV"))
    order = str(chdb.query("SELECT id FROM Python(news) ORDER BY day", "CSV"))
    return answer.replace('"', "").split(), order.split()


print("chdb", version("chdb"), "date32", ask(pyarrow.date32()), "date64", ask(pyarrow.date64()))
assert ask(pyarrow.date32()) == (["1933-12-26", "2026-11-05", "2200-01-01"], ["1", "2", "3"])
assert ask(pyarrow.date64()) == (["2070-01-31", "2026-11-05", "2063-11-24"], ["2", "3", "1"])
PYTHON
