#!/usr/bin/env bash
# An hourly rule runs every hour, also in the night in which the clock is set back, which has an hour twice. Two readers of cron
# that are given a moment with its zone leave the second out: between two runs are two hours. In spring they have one moment
# twice, as 02:00 of a clock that goes from one to three. One of them says that it minds summer time. cronsim has each hour once.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cron-converter==2.0.2 crontab==1.0.5 cronsim==2.8
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import UTC, datetime
from importlib.metadata import version
from zoneinfo import ZoneInfo

from cronsim import CronSim
from crontab import CronTab
from cron_converter import Cron

NEW_YORK = ZoneInfo("America/New_York")


def cron_converter(begin: datetime) -> list[datetime]:
    schedule = Cron("0 * * * *").schedule(begin)
    return [schedule.next() for _ in range(3)]


def crontab(begin: datetime) -> list[datetime]:
    moments = [begin]
    for _ in range(3):
        moments.append(CronTab("0 * * * *").next(now=moments[-1], return_datetime=True, default_utc=True))
    return moments[1:]


def cronsim(begin: datetime) -> list[datetime]:
    schedule = CronSim("0 * * * *", begin)
    return [next(schedule) for _ in range(3)]


EXPECTED = {"cron-converter": ([5, 7, 8], [6, 7, 7]), "crontab": ([5, 7, 8], [6, 7, 7]), "cronsim": ([5, 6, 7], [6, 7, 8])}
AUTUMN, SPRING = datetime(2026, 11, 1, 0, 30, tzinfo=NEW_YORK), datetime(2026, 3, 8, 0, 30, tzinfo=NEW_YORK)
for name, runs in {"cron-converter": cron_converter, "crontab": crontab, "cronsim": cronsim}.items():
    found = tuple([moment.astimezone(UTC).hour for moment in runs(begin)] for begin in (AUTUMN, SPRING))
    print(name, version(name), "expected the hours in UTC one by one, got in autumn and spring", *found)
    assert found == EXPECTED[name]
PYTHON
