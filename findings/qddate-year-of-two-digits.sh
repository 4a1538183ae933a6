#!/usr/bin/env bash
# The date of RSS may have a year of two digits (RFC 822, 5.1), and bylines have it. "05 Nov 26" is a day of the year 26,
# before there were newspapers, and no error. "11/05/2026" is 11 May, whatever the language of the page, and an offset from
# UTC is dropped. The reader of lists of news newsworker is built on it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install qddate==1.0.17
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from qddate import DateParser

TEXTS = {
    "05 Nov 2026": "2026-11-05 00:00:00",
    "05 Nov 26": "0026-11-05 00:00:00",
    "11/05/2026": "2026-05-11 00:00:00",
    "2026-11-05T10:30:00+09:00": "2026-11-05 10:30:00",
}
parser = DateParser()
for text, expected in TEXTS.items():
    found = str(parser.parse(text))
    print("qddate", version("qddate"), repr(text), "got", found)
    assert found == expected
PYTHON
