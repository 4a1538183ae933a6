#!/usr/bin/env bash
# A Delta is the text of the editor Quill: a list of inserts, where a line break ends a line and holds what is true of
# the line (Quill, Delta). html-to-quill-delta ends a line behind each figure in sub or sup, so that CO2 is at the end
# of a line and what it does on the next. The first point below a point joins it, as "SpainIt closes.", and a figure
# that was struck out stands as valid.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install html-to-quill-delta==0.1.0
"$folder/venv/bin/python" - <<'PYTHON'
import contextlib
import io
import json
from importlib.metadata import version

with contextlib.redirect_stdout(io.StringIO()):
    from html_to_delta.converter import html_to_delta

PAGES = {
    "<p>CO<sub>2</sub> fell.</p>": ("CO2 fell.\n", "CO2\n fell.\n"),
    "<ul><li>Spain<ul><li>It closes.</li></ul></li></ul>": ("Spain\nIt closes.\n", "SpainIt closes.\n\n\n\n"),
    "<p><del>300</del> 400 jobs</p>": ("300 400 jobs\n", "300 400 jobs\n"),
}
for page, (right, observed) in PAGES.items():
    inserts = json.loads(html_to_delta(page))["ops"]
    found = "".join(insert["insert"] for insert in inserts)
    print("html-to-quill-delta", version("html-to-quill-delta"), "expected", repr(right), "got", repr(found))
    assert found == observed
print("html-to-quill-delta expected strike with 300, got", inserts[0])
assert inserts[0] == {"insert": "300"}
PYTHON
