#!/usr/bin/env bash
# Three in the morning of Monday in Tokyo is six in the evening of Sunday in UTC. local-crontab, which converts expressions of
# cron to UTC, moves the hour and the day of the month to the day before and leaves the weekday, so that the report is made on
# Monday evening, and only on Mondays. Of India's five and a half hours before UTC it takes five, or six, and crontzconvert six: nine in
# the morning is 03:30 in UTC, and they say 03:00 and 04:00.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install local-crontab==0.3.0 cron-converter==2.0.2 crontzconvert==0.1.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from crontzconvert import convert
from local_crontab import Converter

assert Converter("0 10 * * *", "Asia/Tokyo", 2026).to_utc_crons() == ["0 1 * * *"]
weekly = Converter("0 3 * * 1", "Asia/Tokyo", 2026).to_utc_crons()
print("local-crontab", version("local-crontab"), "expected '0 18 * * 0', Sunday, got", weekly)
assert "0 18 * 1-11 1" in weekly
assert all(line.endswith(" 1") for line in weekly)
assert Converter("0 3 * * 1", "Asia/Tokyo", 2026).to_utc_cron() == "0 18 * * 1"

india = ["0 9 * * *", "Asia/Kolkata", 2026]
all_year, one_line = Converter(*india).to_utc_crons(), Converter(*india).to_utc_cron()
print("expected '30 3 * * *' for nine in India, got", all_year, "and", one_line)
assert all_year == ["0 3 * * *"]
assert one_line == "0 4 * * *"
other = convert("0 9 * * *", "Asia/Kolkata", "UTC")
print("crontzconvert", version("crontzconvert"), "expected '30 3 * * *', got", other)
assert other == "0 3 * * *"
PYTHON
