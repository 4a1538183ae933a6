#!/usr/bin/env bash
# A number that is too large for its column is written to an ORC file without a word, and has another value for each reader:
# 40,000 in a smallint is 40,000 to pyorc and -25,536 to Arrow, 3,000,000,000 in an int is -1,294,967,296 to Arrow, and 200 in
# a tinyint -56 to both. A decimal that is too large is refused.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pyorc==0.12.0 pyarrow==26.0.1
"$folder/venv/bin/python" - <<'PYTHON'
from decimal import Decimal, InvalidOperation
from importlib.metadata import version
from io import BytesIO

import pyorc
from pyarrow import orc


def write_and_read(kind, value):
    file = BytesIO()
    with pyorc.Writer(file, f"struct<jobs:{kind}>") as writer:
        writer.write((value,))
    file.seek(0)
    [[own]] = list(pyorc.Reader(file))
    file.seek(0)
    return own, orc.read_table(file).column("jobs")[0].as_py()


EXPECTED = {
    ("tinyint", 200): (-56, -56),
    ("smallint", 40_000): (40_000, -25_536),
    ("int", 3_000_000_000): (3_000_000_000, -1_294_967_296),
    ("bigint", 3_000_000_000): (3_000_000_000, 3_000_000_000),
}
for (kind, number), observed in EXPECTED.items():
    found = write_and_read(kind, number)
    print("pyorc", version("pyorc"), "pyarrow", version("pyarrow"), kind, number, "got", found)
    assert found == observed
try:
    write_and_read("decimal(4,2)", Decimal("300.00"))
except InvalidOperation:
    print("a decimal is refused")
else:
    raise AssertionError
PYTHON
