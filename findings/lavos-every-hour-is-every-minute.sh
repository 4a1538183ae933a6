#!/usr/bin/env bash
# Lavos writes expressions of cron. Its documentation has "0 * * * *" for every(1).hours, "0 0 1 * *" for on(1).monthly and
# "0 0 20 3 *" for the 20th of March. It writes "* */1 * * *", "* * 1 * *" and "* * 20 MAR *", whose first star is each minute:
# every second hour is 60 times within that hour, and once a month 1440 times on the 1st.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install lavos==0.1.0 croniter==7.0.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

from croniter import croniter
from lavos import MAR, THU, Lavos

def runs_in_november(expression):

    walk = croniter(expression, datetime(2026, 10, 31, 23, 59))
    count = 0
    while walk.get_next(datetime) < datetime(2026, 12, 1):
        count += 1
    return count

hourly, monthly, spring = str(Lavos().every(1).hours), str(Lavos().on(1).monthly), str(Lavos().on(20).of(MAR))
print("lavos", version("lavos"), "expected '0 * * * *', '0 0 1 * *' and '0 0 20 3 *', got", [hourly, monthly, spring])
assert hourly == "* */1 * * *"
assert monthly == "* * 1 * *"
assert spring == "* * 20 MAR *"
print("runs of every second hour in November: expected 360, got", runs_in_november(str(Lavos().every(2).hours)))
assert runs_in_november(str(Lavos().every(2).hours)) == 360 * 60
assert runs_in_november(monthly) == 1440
assert str(Lavos().at("12:00").on(THU)) == "0 12 * * THU"
PYTHON
