#!/usr/bin/env bash
# "2 weeks" is no time at all, and so are "1 hour and 30 minutes", "5 min" and "half an hour": of a text only numbers that a
# letter for a unit follows are counted, and what is left is not refused, nor is a text of which nothing is counted. So "2,5h"
# is five hours.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install htd==0.0.2
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import timedelta
from importlib.metadata import version

from htd import parse

EXPECTED = {
    "2 weeks": timedelta(0),
    "1 hour and 30 minutes": timedelta(0),
    "5 min": timedelta(0),
    "half an hour": timedelta(0),
    "2,5h": timedelta(hours=5),
    "2.5h": timedelta(hours=2, minutes=30),
    "1d 2h": timedelta(days=1, hours=2),
}
for text, observed in EXPECTED.items():
    found = parse(text)
    print("htd", version("htd"), repr(text), "got", found)
    assert found == observed
PYTHON
