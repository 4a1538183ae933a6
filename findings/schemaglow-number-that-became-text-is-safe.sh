#!/usr/bin/env bash
# SchemaGlow compares the schemas of two files, JSON among them, and tells "what might break". The texts of JSON are read like
# cells of CSV: the number 1 that became "1", 5.5 that became "5.5" and true that became "true" are no change, though a reader
# that adds up or compares breaks, and neither is "01234", which has lost its nought as 1234. true that became 1 is a change.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install schemaglow==1.0.0
"$folder/venv/bin/python" - <<'PYTHON'
import json
import tempfile
from importlib.metadata import version
from pathlib import Path

from schemaglow import compare_files

CASES = [
    ({"jobs": 300}, {"jobs": "300"}, 1, 0),
    ({"share": 5.5}, {"share": "5.5"}, 1, 0),
    ({"withdrawn": True}, {"withdrawn": "true"}, 1, 0),
    ({"claims": [300]}, {"claims": ["300"]}, 1, 0),
    ({"postcode": "01234"}, {"postcode": 1234}, 1, 0),
    ({"withdrawn": True}, {"withdrawn": 1}, 1, 1),
    ({"jobs": 300}, {"jobs": "some"}, 1, 1),
]
with tempfile.TemporaryDirectory() as folder:
    old, new = Path(folder, "old.json"), Path(folder, "new.json")
    for before, after, expected, observed in CASES:
        old.write_text(json.dumps([before]))
        new.write_text(json.dumps([after]))
        found = [event for event in compare_files(old, new).events if event.code != "no_change"]
        print("schemaglow", version("schemaglow"), before, after, "expected changes", expected, "got", len(found))
        assert len(found) == observed
PYTHON
