#!/usr/bin/env bash
# "1.5 hours ago" is five hours ago and "in 1.5 days" in five days: dehumanize takes the digits before the unit and leaves
# what is before them. 1,200 days are 200. "Half an hour ago" is an hour ago, half a year a year, and "a quarter of an hour
# ago" a quarter of a year and an hour, three months. None is refused, as "three hours ago" is.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install arrow==1.4.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from arrow import get

EXPECTED = {
    "1.5 hours ago": "2026-11-05T10:00:00+00:00",
    "in 1.5 days": "2026-11-10T15:00:00+00:00",
    "1,200 days ago": "2026-04-19T15:00:00+00:00",
    "half an hour ago": "2026-11-05T14:00:00+00:00",
    "half a year ago": "2025-11-05T15:00:00+00:00",
    "a quarter of an hour ago": "2026-08-05T14:00:00+00:00",
    "2 hours and 30 minutes ago": "2026-11-05T12:30:00+00:00",
}
now = get("2026-11-05T15:00:00+00:00")
for words, observed in EXPECTED.items():
    found = now.dehumanize(words).isoformat()
    print("arrow", version("arrow"), repr(words), "got", found)
    assert found == observed
try:
    now.dehumanize("three hours ago")
except ValueError:
    print("'three hours ago' is refused")
else:
    raise AssertionError
PYTHON
