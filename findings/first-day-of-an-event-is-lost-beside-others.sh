#!/usr/bin/env bash
# An event on 5 November and, by RDATE, on the 12th and 19th is on three days (RFC 5545, 3.8.5.2: with the first). One reader
# has the two further days and not the first, unless there is a rule of recurrence too; another has the first and none of the
# others.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install ical==14.3.1 icalevents==0.3.1
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

from ical.calendar_stream import IcsCalendarStream
from icalevents.icalevents import events

EVENT = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//harbour//example\r\nBEGIN:VEVENT\r\nUID:5@harbour.example\r\n"
    "DTSTAMP:20261101T000000Z\r\nDTSTART:20261105T090000Z\r\nDTEND:20261105T100000Z\r\n{}"
    "RDATE:20261112T090000Z,20261119T090000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
BEGIN, END = datetime(2026, 11, 1), datetime(2026, 12, 1)
for rule, observed in {"": ([12, 19], [5]), "RRULE:FREQ=DAILY;COUNT=2\r\n": ([5, 6, 12, 19], [5, 6])}.items():
    text = EVENT.format(rule)
    one = [event.dtstart.day for event in IcsCalendarStream.calendar_from_ics(text).timeline]
    other = sorted(event.start.day for event in events(string_content=text.encode(), start=BEGIN, end=END))
    print("ical", version("ical"), "got", one, "icalevents", version("icalevents"), "got", other)
    assert (one, other) == observed
PYTHON
