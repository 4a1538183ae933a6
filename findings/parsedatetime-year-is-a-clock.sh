#!/usr/bin/env bash
# A year alone is read as a time of day, and of an ISO 8601 moment only its year, as a time of day too.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install parsedatetime==2.6
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

from parsedatetime import Calendar

now = datetime(2026, 11, 28, 12)
for text in ("by fiscal 2026", "2026-11-05T09:30+09:00"):
    moment, kind = Calendar().parseDT(text, sourceTime=now)
    print("parsedatetime", version("parsedatetime"), repr(text), "->", moment, "kind", kind, "(2: a time without a day)")
    assert (moment, kind) == (datetime(2026, 11, 28, 20, 26), 2)
PYTHON
