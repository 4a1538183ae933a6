#!/usr/bin/env bash
# larzical reads and writes calendars, and says that what it writes "round-trips back". The weekly call below lasts an hour and
# a half, begins at nine in Tokyo, and is off on the 12th. Once read and written it has no length, begins at nine in UTC, and is on.
# An event that is given nine in Tokyo as a moment with its zone is written as nine in UTC, and a colon in the quoted name of who
# called the meeting makes the rest of that name an address.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install larzical==0.1.0 icalendar==7.3.0
"$folder/venv/bin/python" - <<'PYTHON'
import datetime
from importlib.metadata import version
from zoneinfo import ZoneInfo

import icalendar
import larzical

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Harbour Post//EN
BEGIN:VEVENT
UID:5@harbour.example
DTSTAMP:20261101T000000Z
DTSTART;TZID=Asia/Tokyo:20261105T090000
DURATION:PT1H30M
RRULE:FREQ=WEEKLY;COUNT=4
EXDATE;TZID=Asia/Tokyo:20261112T090000
ORGANIZER;CN="Desk: news":mailto:desk@harbour.example
SUMMARY:Weekly call
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")
[before] = icalendar.Calendar.from_ical(CALENDAR).walk("VEVENT")
written = larzical.Calendar.parse(CALENDAR).to_ical()
[after] = icalendar.Calendar.from_ical(written).walk("VEVENT")
print("larzical", version("larzical"), "expected", before.start, "to", before.end, "got", after.start, "to", after.end)
assert before.end - before.start == datetime.timedelta(hours=1, minutes=30)
assert before.start.isoformat() == "2026-11-05T09:00:00+09:00"
assert after.start.isoformat() == after.end.isoformat() == "2026-11-05T09:00:00+00:00"
print("expected", before["EXDATE"].to_ical().decode(), "got", after.get("EXDATE"))
assert "EXDATE" not in after and after["RRULE"] == before["RRULE"]
assert after["ORGANIZER"] == 'mailto: news":desk@harbour.example'
tokyo = datetime.datetime(2026, 11, 5, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
assert "DTSTART:20261105T090000Z" in larzical.Event(summary="Call", start=tokyo).lines()
PYTHON
