#!/usr/bin/env bash
# "2026-11-05 15:00 UTC" is 11 May, and so are "2026/11/05", "2026-11-5" and the fifth with an offset behind a space: what is
# not exactly ISO 8601 is read with the day first, although the year stands before it, and from the 13th of a month on all are
# right. So a file of moments has those of one time in two forms half a year apart.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install delorean==2.0.0 python-dateutil==2.9.0.post0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from delorean import parse

EXPECTED = {
    "2026-11-05T15:00:00Z": "2026-11-05T15:00:00+00:00",
    "2026-11-05 15:00 UTC": "2026-05-11T15:00:00+00:00",
    "2026-11-05 15:00:00 +0900": "2026-05-11T15:00:00+09:00",
    "2026/11/05": "2026-05-11T00:00:00+00:00",
    "2026-11-13 15:00 UTC": "2026-11-13T15:00:00+00:00",
    "Thu, 05 Nov 2026 15:00:00 GMT": "2026-11-05T15:00:00+00:00",
}
for text, observed in EXPECTED.items():
    found = parse(text).datetime.isoformat()
    print("delorean", version("delorean"), text, "got", found)
    assert found == observed
PYTHON
