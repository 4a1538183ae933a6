#!/usr/bin/env bash
# An event of two hours (DURATION:PT2H) that begins half an hour after midnight in New York when clocks are set back ends at
# half past one: hours of a duration are those of time that passes (RFC 5545, 3.3.6), and only days are those of the calendar.
# Two readers count on the clock, and the event lasts three hours. icalevents has two.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install icalendar==7.3.2 recurring-ical-events==3.8.2 ical==14.3.1
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import UTC, datetime, timedelta
from importlib.metadata import version

from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar
from recurring_ical_events import of

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//harbour//example\r\nBEGIN:VEVENT\r\nUID:5@harbour.example\r\n"
TAIL = "DTSTAMP:20261101T000000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"


def last_in_first(text):
    [event] = of(Calendar.from_ical(text)).between(datetime(2026, 1, 1), datetime(2027, 1, 1))
    return event["DTEND"].dt.astimezone(UTC) - event["DTSTART"].dt.astimezone(UTC)


def last_in_second(text):
    [event] = IcsCalendarStream.calendar_from_ics(text).timeline
    return event.end.astimezone(UTC) - event.dtstart.astimezone(UTC)


for begin, observed in {"20261101T003000": 3, "20261105T003000": 2}.items():
    text = f"{HEAD}DTSTART;TZID=America/New_York:{begin}\r\nDURATION:PT2H\r\n{TAIL}"
    found = last_in_first(text), last_in_second(text)
    versions = "recurring-ical-events", version("recurring-ical-events"), "ical", version("ical")
    print(*versions, begin, "expected 2 hours, got", *found)
    assert found == (timedelta(hours=observed), timedelta(hours=observed))
PYTHON
