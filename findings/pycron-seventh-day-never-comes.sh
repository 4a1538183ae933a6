#!/usr/bin/env bash
# Sunday is 0 and 7 in cron, so that "5-7" is Friday to Sunday (crontab(5)). pycron, which is asked whether a rule is due, takes
# the 7 and never is on that day: "0 9 * * 7" has no run in any week, and "0 9 * * 5-7" none on Sunday. It refuses neither. As 0
# and as "sun" it knows the day, and croniter knows it as 7, too.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pycron==3.3.0 croniter==7.0.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime, timedelta
from importlib.metadata import version

import pycron
from croniter import croniter

BEGIN = datetime(2026, 11, 6, 9)
DAYS = [BEGIN + timedelta(number) for number in range(120)]
EXPECTED = {"0 9 * * 0": 17, "0 9 * * sun": 17, "0 9 * * 7": 0, "0 9 * * 5-7": 35}
for rule, observed in EXPECTED.items():
    found = sum(pycron.is_now(rule, day) for day in DAYS)
    right = sum(croniter.match(rule, day) for day in DAYS)
    print("pycron", version("pycron"), rule, "expected", right, "runs, got", found)
    assert found == observed and (found == right) == (not rule.endswith("7"))
PYTHON
