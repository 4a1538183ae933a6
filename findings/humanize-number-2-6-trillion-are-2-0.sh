#!/usr/bin/env bash
# Three packages write figures for readers. humanize-number keeps the whole units and puts ".0" behind those of billions and
# trillions: 2.6 trillion are "2.0T", 1.9 billion "1.0B", and 1,999 "1K"; a loss stays as it is, -579000. dollarfmt, whose
# documentation says that its short form ends at $999.9K and $999.9M, writes $999,950 as "$1000K" and a billion less one as
# "$1000M". duration-humanizer counts a span back in time from the hour before it: minus 90 seconds are "-1 hours 58 minutes
# 30 seconds".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install humanize-number==0.1.1 dollarfmt==0.1.1 duration-humanizer==0.2.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import dollarfmt
from duration_humanizer import humanize
from humanize_number import humanize_number

EXPECTED = {
    ("humanize-number", 579000): ("579K", "579K"),
    ("humanize-number", 1999): ("2K", "1K"),
    ("humanize-number", 1.9e9): ("1.9B", "1.0B"),
    ("humanize-number", 2.6e12): ("2.6T", "2.0T"),
    ("humanize-number", -579000): ("-579K", "-579000"),
    ("dollarfmt", 1200): ("$1.2K", "$1.2K"),
    ("dollarfmt", 999950): ("$1M", "$1000K"),
    ("dollarfmt", 999999999): ("$1B", "$1000M"),
    ("duration-humanizer", 90): ("1 minute 30 seconds", "1 minute 30 seconds"),
    ("duration-humanizer", -90): ("-1 minute 30 seconds", "-1 hours 58 minutes 30 seconds"),
}
WRITERS = {"humanize-number": humanize_number, "dollarfmt": dollarfmt.fmt_short, "duration-humanizer": humanize}
for (name, number), (expected, observed) in EXPECTED.items():
    print(name, version(name), number, "expected", expected, "got", WRITERS[name](number))
    assert WRITERS[name](number) == observed
PYTHON
