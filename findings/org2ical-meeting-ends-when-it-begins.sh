#!/usr/bin/env bash
# In Org <2026-11-05 Thu 10:00-11:30> is from ten to half past eleven. org2ical, which writes the calendar of an Org file, has
# that end for a stamp within the text. The same stamp behind SCHEDULED is a meeting of no length, and a day behind SCHEDULED one that
# ends on the day on which it begins, which for iCalendar is before it. Texts are not escaped: \new is a line break and "ew".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install org2ical==0.0.4 orgparse==0.5.20260926 icalendar==7.3.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import icalendar
import org2ical


def event(text):
    [found] = icalendar.Calendar.from_ical(org2ical.loads(text)[0]).walk("VEVENT")
    return found


in_text = event("* Results\n  <2026-11-05 Thu 10:00-11:30>\n")
scheduled = event("* Results\n  SCHEDULED: <2026-11-05 Thu 10:00-11:30>\n")
print("org2ical", version("org2ical"), "expected 1:30:00, got", scheduled.end - scheduled.start)
assert (in_text.end - in_text.start).seconds == 90 * 60
assert scheduled.end == scheduled.start
day = event("* Results\n  SCHEDULED: <2026-11-05 Thu>\n")
print("expected 1 day, got", day["DTEND"].dt - day["DTSTART"].dt)
assert day["DTEND"].dt == day["DTSTART"].dt
path = event("* Results\n  SCHEDULED: <2026-11-05 Thu>\n  Folder A:\\new\n")
words = str(path["DESCRIPTION"]).split("\n\n")[0].split()
print(r"expected ['Folder', 'A:\new'], got", words)
assert words == ["Folder", "A:", "ew"]
PYTHON
