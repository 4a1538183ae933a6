#!/usr/bin/env bash
# bdateutil is dateutil with working days. In dateutil a day and the difference between it and another are the other day. Here
# the difference has the days and, beside them, the working days, and both are added: from 5 to 9 November is four days and
# two working days, and on the 5th with that follows the 13th. The difference of two months ends two months too late. It
# equals one of four days alone, with which the sum is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install bdateutil==0.1
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date
from importlib.metadata import version

import bdateutil
from dateutil.relativedelta import relativedelta

EXPECTED = {
    (date(2026, 11, 5), date(2026, 11, 9)): date(2026, 11, 13),
    (date(2026, 9, 1), date(2026, 11, 5)): date(2027, 1, 9),
}
for (first, last), observed in EXPECTED.items():
    expected = first + relativedelta(last, first)
    found = first + bdateutil.relativedelta(last, first)
    print("bdateutil", version("bdateutil"), "expected", expected, "got", found)
    assert (expected, found) == (last, observed)
first, last = date(2026, 11, 5), date(2026, 11, 9)
assert bdateutil.relativedelta(last, first) == bdateutil.relativedelta(days=4)
assert first + bdateutil.relativedelta(days=4) == last
PYTHON
