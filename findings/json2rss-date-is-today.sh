#!/usr/bin/env bash
# JSON Feed 1.1 dates an item as RFC 3339 has it. Made into RSS, a date with milliseconds, as JavaScript writes all of its
# dates, is that of today (a message goes to the log), and an offset from UTC is dropped without a word: the item moves by
# nine hours.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install json2rss==0.1.1
"$folder/venv/bin/python" - <<'PYTHON'
import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree

DATES = ["2020-11-05T10:00:00Z", "2020-11-05T10:00:00+09:00", "2020-11-05T10:00:00.000Z"]
feed = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Harbour Post",
    "items": [
        {"id": str(number), "url": f"https://harbour.example/{number}", "content_text": "Two vans move.", "date_published": date}
        for number, date in enumerate(DATES)
    ],
}
command = [Path(sys.executable).with_name("json2rss")]
made = subprocess.run(command, input=json.dumps(feed), text=True, capture_output=True, check=True, env={"TZ": "UTC"})
found = [parsedate_to_datetime(date.text) for date in ElementTree.fromstring(made.stdout).iter("pubDate")]
expected = [datetime.fromisoformat(date) for date in DATES]
print("json2rss", version("json2rss"), "expected", [str(date) for date in expected], "got", [str(date) for date in found])
assert found[0] == expected[0]
assert found[1] - expected[1] == timedelta(hours=9)
assert abs(datetime.now(UTC) - found[2]) < timedelta(days=2)
PYTHON
