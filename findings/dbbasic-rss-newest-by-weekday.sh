#!/usr/bin/env bash
# The newest item of a feed, by which a publisher says when the feed has changed, is the last one by the letters of its date,
# which RSS begins with the day of the week: Wednesday beats Thursday and the next Monday. An offset from UTC is dropped
# besides, and the clock of Tokyo is called GMT.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install dbbasic-rss==1.0.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version

from dbbasic_rss import Feed

DATES = ["2026-11-04T10:00:00Z", "2026-11-05T10:00:00Z", "2026-11-09T10:00:00Z"]
feed = Feed(title="Harbour Post", link="https://harbour.example/", description="Vans")
for number, date in enumerate(DATES):
    feed.add_post(title="Two vans", link=f"https://harbour.example/{number}", pub_date=date)
found = parsedate_to_datetime(feed.newest()), parsedate_to_datetime(feed.oldest())
tokyo = feed.add_post(title="Two vans", link="https://harbour.example/3", pub_date="2026-11-05T10:00:00+09:00").pub_date
print("dbbasic-rss", version("dbbasic-rss"), "expected newest and oldest", DATES[2], DATES[0], "got", [str(date) for date in found])
print("expected Thu, 05 Nov 2026 01:00:00 GMT got", tokyo)
assert found == (datetime.fromisoformat(DATES[0]), datetime.fromisoformat(DATES[2]))
assert tokyo == "Thu, 05 Nov 2026 10:00:00 GMT"
PYTHON
