#!/usr/bin/env bash
# cronverter writes a schedule of Quartz for cron and lists what is lost on the way. Quartz counts the days of the week
# from Sunday, 1, cron from 0. The step behind a slash is no day, but gets one less, too: Monday, Wednesday and Friday,
# 2-6/2, are every day from Monday to Friday. L in that field is Saturday in the tutorial of Quartz and becomes Sunday.
# "Every three months from January", 1/3, stays as it is, which cron does not know. None of the three is among what is
# lost: of L it says that the letter was there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cronverter==0.2.0 croniter==7.0.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

from croniter import croniter
from cronverter.quartz2unix import convert

SCHEDULES = {
    "0 0 9 ? * 2-6/2": ("0 9 * * 1-5/2", "0 9 * * 1-5/1", ["Mon", "Tue", "Wed"]),
    "0 0 9 ? * L": ("0 9 * * 6", "0 9 * * 0", ["Sun", "Sun", "Sun"]),
}
for words, (right, observed, days) in SCHEDULES.items():
    result = convert(words)
    due = croniter(result.unix_cron, datetime(2026, 11, 1, 12))
    found = [due.get_next(datetime).strftime("%a") for _ in days]
    print("cronverter", version("cronverter"), words, "expected", right, "got", result.unix_cron, found)
    assert result.unix_cron == observed
    assert found == days
result = convert("0 0 9 1 1/3 ?")
print("cronverter 0 0 9 1 1/3 ? expected 0 9 1 1-12/3 * got", result.unix_cron)
assert result.unix_cron == "0 9 1 1/3 *"
assert "month" not in " ".join(str(loss) for loss in result.data_loss)
PYTHON
