#!/usr/bin/env bash
# The weeks of DateRanger begin on Sundays, and `base_week` is the week of a day. That of a Sunday is the one before, in
# which the Sunday is not, so that the week before it is a week too early as well. `each_month` has the months of a range;
# within a year the last one is left out, over the end of a year it is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install dateranger==0.3.0a0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date
from importlib.metadata import version

from DateRanger import DateRanger
from DateRanger.objects import DateFrame

for day, right, observed in (
    (date(2026, 11, 28), (date(2026, 11, 22), date(2026, 11, 28)), (date(2026, 11, 22), date(2026, 11, 28))),
    (date(2026, 11, 29), (date(2026, 11, 29), date(2026, 12, 5)), (date(2026, 11, 22), date(2026, 11, 28))),
    (date(2026, 11, 30), (date(2026, 11, 29), date(2026, 12, 5)), (date(2026, 11, 29), date(2026, 12, 5))),
):
    week = DateRanger(day).base_week().get_range()
    print("dateranger", version("dateranger"), day, "expected", *right, "got", *week)
    assert week == observed
months = [first.month for first, _ in DateFrame(date(2026, 1, 5), date(2026, 3, 20)).each_month()]
print("January to March: expected [1, 2, 3], got", months)
assert months == [1, 2]
over_the_year = [first.month for first, _ in DateFrame(date(2025, 11, 5), date(2026, 2, 20)).each_month()]
assert over_the_year == [11, 12, 1, 2]
PYTHON
