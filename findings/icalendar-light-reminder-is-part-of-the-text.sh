#!/usr/bin/env bash
# An event of iCalendar may hold a VALARM, a reminder with a DESCRIPTION of its own (RFC 5545, 3.6.6). icalendar-light puts the
# reminder's words right behind the event's. An event from ten in the evening to two in the morning that comes back each week
# ends twenty hours before it begins, for its end is set on the day of its beginning.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install icalendar-light==1.0.0
"$folder/venv/bin/python" - <<'PYTHON'
import datetime
from importlib.metadata import version

from icalendar_light.toolbox import Calendar

EVENT = """BEGIN:VEVENT
UID:5@harbour.example
DTSTART:20261105T220000Z
DTEND:20261106T020000Z
RRULE:FREQ=WEEKLY
DESCRIPTION:Sales fell 5 percent.
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-PT30M
DESCRIPTION:Leave for the harbour
END:VALARM
END:VEVENT
"""
[event] = Calendar.iter_events(EVENT.splitlines())
print("icalendar-light", version("icalendar-light"), "expected 'Sales fell 5 percent.', got", repr(event.description))
assert event.description == "Sales fell 5 percent.Leave for the harbour"
assert event.dt_end - event.dt_start == datetime.timedelta(hours=4)
weekly = list(Calendar.iter_events_upcoming(EVENT.splitlines(), days_forward=14))
lengths = {later.dt_end - later.dt_start for later in weekly}
print("each week: expected 4:00:00, got", *lengths)
assert lengths == {-datetime.timedelta(hours=20)}
PYTHON
