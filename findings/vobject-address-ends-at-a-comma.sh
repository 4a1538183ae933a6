#!/usr/bin/env bash
# An address in a vCard ends at the end of its line: only lists, as CATEGORIES, are parted by commas (RFC 6350, 6.7.8 and 4.1).
# vobject has the address of a story of "5,results" up to the comma, for URL, SOURCE and PHOTO alike, and writes it so; a
# semicolon in an address is written with a backslash. In iCalendar it reads the same address whole.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install vobject==0.9.9
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import vobject

CARD = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Harbour desk\r\nURL:{0}\r\nPHOTO:{0}\r\nEND:VCARD\r\n"
EVENT = "BEGIN:VEVENT\r\nUID:5\r\nURL:{}\r\nEND:VEVENT\r\n"
COMMA = "https://harbour.example/5,results.html"
SEMICOLON = "https://harbour.example/5;page=2"
card = vobject.readOne(CARD.format(COMMA))
print("vobject", version("vobject"), "expected", COMMA, "got", card.url.value)
assert card.url.value == card.photo.value == "https://harbour.example/5"
assert vobject.readOne(EVENT.format(COMMA)).url.value == COMMA
lines = vobject.readOne(CARD.format(SEMICOLON)).serialize(validate=False).splitlines()
print("expected", SEMICOLON, "got", lines)
assert "URL:https://harbour.example/5\\;page=2" in lines
PYTHON
