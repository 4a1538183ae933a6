#!/usr/bin/env bash
# A long line of an iCalendar file goes on in the next line, behind a space (RFC 5545, 3.1), and CATEGORIES may be there
# twice. jicson, which makes JSON of such a file, drops the second part of a line, or makes another field of it, if it has a
# colon. Of two fields of one name the last is left, and the name of a field ends at a colon in the quoted name of a person.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install jicson==1.0.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import jicson

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:5@harbour.example
SUMMARY:Results of the second quarter: sales fell 5 percent to 2.6 billion
  euros
DESCRIPTION:The report is at the usual place for members of the press
 : https://harbour.example/5
CATEGORIES:Cars
CATEGORIES:Japan
ORGANIZER;CN="Desk: news":mailto:desk@harbour.example
END:VEVENT
END:VCALENDAR
"""
[event] = jicson.fromText(CALENDAR)["VCALENDAR"][0]["VEVENT"]
print("jicson", version("jicson"), "expected '... to 2.6 billion euros', got", repr(event["SUMMARY"]))
assert event["SUMMARY"].endswith("to 2.6 billion")
assert event["DESCRIPTION"].endswith("of the press")
assert event[" "] == " https://harbour.example/5"
print("expected Cars and Japan, got", event["CATEGORIES"], "and of the organizer", event['ORGANIZER;CN="Desk'])
assert event["CATEGORIES"] == "Japan"
assert event['ORGANIZER;CN="Desk'] == ' news":mailto:desk@harbour.example'
PYTHON
