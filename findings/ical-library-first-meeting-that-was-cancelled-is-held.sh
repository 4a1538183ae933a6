#!/usr/bin/env bash
# ical-library shows what is planned of a calendar, with recurring events and EXDATE for those that do not take place, fully
# functional and compliant with RFC 5545 by its documentation. RFC 5545 (section 3.8.5.1) takes EXDATE out of the whole set,
# the start of the event included. Of four meetings of a board the second can be taken out and the first cannot; one that
# was moved is there twice, on its old day and its new one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install ical-library==0.2.3
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
from importlib.metadata import version
from pathlib import Path

import pendulum
from ical_library import client
from ical_library.timeline import Timeline

EVENT = "BEGIN:VEVENT\nUID:1@maker.example\nDTSTAMP:20261001T000000Z\nSUMMARY:Board\n{}\nEND:VEVENT\n"
WEEKLY = "DTSTART:20261105T090000Z\nDTEND:20261105T100000Z\nRRULE:FREQ=WEEKLY;COUNT=4"
MOVED = "RECURRENCE-ID:{0}T090000Z\nDTSTART:20261110T090000Z\nDTEND:20261110T100000Z"


def days(*events):
    path = Path(tempfile.mkdtemp()) / "board.ics"
    text = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//maker//board//EN\n" + "".join(map(EVENT.format, events)) + "END:VCALENDAR\n"
    path.write_bytes(text.replace("\n", "\r\n").encode())
    calendar = client.parse_icalendar_file(path)
    timeline = Timeline(calendar, pendulum.datetime(2026, 11, 1), pendulum.datetime(2027, 1, 1))
    return [span.begin.day for span, _ in timeline.iterate()]


for name, events, right, observed in (
    ("all", [WEEKLY], [5, 12, 19, 26], [5, 12, 19, 26]),
    ("without the second", [WEEKLY + "\nEXDATE:20261112T090000Z"], [5, 19, 26], [5, 19, 26]),
    ("without the first", [WEEKLY + "\nEXDATE:20261105T090000Z"], [12, 19, 26], [5, 12, 19, 26]),
    ("second moved to the tenth", [WEEKLY, MOVED.format("20261112")], [5, 10, 19, 26], [5, 10, 19, 26]),
    ("first moved to the tenth", [WEEKLY, MOVED.format("20261105")], [10, 12, 19, 26], [5, 10, 12, 19, 26]),
):
    found = days(*events)
    print("ical-library", version("ical-library"), name, "expected", right, "got", found)
    assert found == observed
PYTHON
