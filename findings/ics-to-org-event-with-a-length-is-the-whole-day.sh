#!/usr/bin/env bash
# An event says when it ends by DTEND or how long it lasts by DURATION (RFC 5545, 3.6.1). ics-to-org takes an event of nine to half
# past ten that says its length for one of the whole day, and drops its hours. Of a show of three days the first is left, and a
# conference from nine on Thursday to five on Friday is Thursday as a whole, though Org has ranges of days and hours.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install ics-to-org==1.0.6 icalendar==7.3.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import icalendar
from ics_sync import parse_ics_event


def stamp(*lines):
    text = "\r\n".join(["BEGIN:VEVENT", "UID:5@harbour.example", "SUMMARY:Results", *lines, "END:VEVENT", ""])
    return parse_ics_event(icalendar.Event.from_ical(text)).to_org_timestamp()


length = stamp("DTSTART:20261105T090000Z", "DURATION:PT1H30M")
print("ics-to-org", version("ics-to-org"), "expected '<2026-11-05 Thu 09:00-10:30>', got", repr(length))
assert stamp("DTSTART:20261105T090000Z", "DTEND:20261105T103000Z") == "<2026-11-05 Thu 09:00-10:30>"
assert length == "<2026-11-05 Thu>"
show = stamp("DTSTART;VALUE=DATE:20261105", "DTEND;VALUE=DATE:20261108")
print("expected '<2026-11-05 Thu>--<2026-11-07 Sat>', got", repr(show))
assert show == "<2026-11-05 Thu>"
assert stamp("DTSTART:20261105T090000Z", "DTEND:20261106T170000Z") == "<2026-11-05 Thu>"
PYTHON
