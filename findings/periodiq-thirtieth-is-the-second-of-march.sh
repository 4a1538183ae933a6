#!/usr/bin/env bash
# The schedules of periodiq, for tasks of dramatiq, are those of cron. Where the next month is shorter than the day that is
# asked for, its end is counted over: the 30th of each month is also 2 March, and 29 February each 1 March. A day of the week
# beside a day of a month ends on neither: "0 9 30 6 1" begins with Wednesday, 2 June. And "5-7" are Friday and Saturday,
# though 7 alone is Sunday.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install periodiq==0.14.0 dramatiq==2.2.1 pendulum==3.2.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import pendulum
from periodiq import cron

EXPECTED = {
    "0 9 30 * *": ["2026-11-30", "2026-12-30", "2027-01-30", "2027-03-02"],
    "0 9 29 2 *": ["2027-03-01", "2028-02-29", "2029-03-01", "2030-03-01"],
    "0 9 30 6 1": ["2027-06-02", "2027-06-07", "2027-06-14", "2027-06-21"],
    "0 9 * * 5-7": ["2026-11-06", "2026-11-07", "2026-11-13", "2026-11-14"],
    "0 9 * * 7": ["2026-11-08", "2026-11-15", "2026-11-22", "2026-11-29"],
}
for words, observed in EXPECTED.items():
    found, moment = [], pendulum.datetime(2026, 11, 1, 8)
    for _ in observed:
        moment = cron(words).next_valid_date(moment)
        found.append(moment)
    print("periodiq", version("periodiq"), words, "got", [f"{moment:%a %Y-%m-%d}" for moment in found])
    assert [f"{moment:%Y-%m-%d}" for moment in found] == observed
PYTHON
