#!/usr/bin/env bash
# cronlab explains expressions of crontab(5) in English. Of what is due at nine and at five it says the first hour and nothing
# of the second, and of what is due each quarter of an hour from nine to five that it is at nine. cron-parser-py says "Every 2
# hours" of what is due every two hours from nine to five, and "Every 10 minutes" of the first half of each hour. Both run at the right
# moments.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install lupaxa-cronlab==0.1.1 cron-parser-py==1.0.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import UTC, datetime
from importlib.metadata import version

import cron_parser_py
from lupaxa.cronlab.explain import explain
from lupaxa.cronlab.parse import parse
from lupaxa.cronlab.schedule import next_runs


def by_cronlab(expression):
    return explain(parse(expression))


print("lupaxa-cronlab", version("lupaxa-cronlab"), "expected 09:00 and 17:00, got", repr(by_cronlab("0 9,17 * * *")))
assert by_cronlab("0 9,17 * * *") == "At 09:00 every day."
assert by_cronlab("*/15 9-17 * * 1-5") == "At 09:00 on every weekday (Monday through Friday)."
runs = next_runs(parse("0 9,17 * * *"), start=datetime(2026, 11, 5, tzinfo=UTC), tz_name="UTC", count=2)
assert [run.hour for run in runs] == [9, 17]

described = cron_parser_py.describe("0 9-17/2 * * *")
print("cron-parser-py", version("cron-parser-py"), "expected from 9 AM to 5 PM, got", repr(described))
assert described == "Every 2 hours"
assert cron_parser_py.describe("0-30/10 * * * *") == "Every 10 minutes"
assert cron_parser_py.describe("*/15 9-17 * * *") == "Every 15 minutes, from 9:00 AM to 5:00 PM"
runs = cron_parser_py.next_runs("0 9-17/2 * * *", 6, datetime(2026, 11, 5))
assert [run.hour for run in runs] == [9, 11, 13, 15, 17, 9]
PYTHON
