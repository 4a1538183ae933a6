#!/usr/bin/env bash
# An event of iCalendar at 15:00 without a zone is at 15:00 wherever one is (RFC 5545, 3.3.5), and neither an address nor a
# quoted name has escapes (3.3.13, 3.2). ics has the event at 15:00 UTC and writes it so. A semicolon of its address becomes \;
# so that each reading and writing adds a mark, and the quotation marks of a name are gone, by which a name with a semicolon
# ends there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install ics==0.7.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from ics import Calendar

EVENT = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//harbour//example\r\nBEGIN:VEVENT\r\nUID:5@harbour.example\r\n"
    "DTSTAMP:20261101T000000Z\r\nDTSTART:20261105T150000\r\nSUMMARY:Results\r\n"
    'ORGANIZER;CN="Aalto; Mika":mailto:mika@harbour.example\r\nURL:https://harbour.example/?day=5;page=2\r\n'
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)
calendar = Calendar(EVENT)
[event] = calendar.events
written = calendar.serialize()
print("ics", version("ics"), "expected 15:00 anywhere, got", event.begin.isoformat())
print("expected", EVENT, "got", written, sep="\n")
assert event.organizer.common_name == "Aalto; Mika"
assert event.begin.isoformat() == "2026-11-05T15:00:00+00:00"
assert "DTSTART:20261105T150000Z" in written
assert "URL:https://harbour.example/?day=5\\;page=2" in written
assert "ORGANIZER;CN=Aalto\\; Mika:mailto" in written
PYTHON
