#!/usr/bin/env bash
# The totals of a table stand in its tfoot, and what it counts in its caption (HTML, 4.9.2 and 4.9.7). The plain text of the
# table has neither; the Markdown that the same package makes of it has both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pyhtml2text==0.4.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import pyhtml2text

TABLE = (
    "<table><caption>Vans built</caption><thead><tr><th>Year</th><th>Vans</th></tr></thead>"
    "<tbody><tr><td>2025</td><td>300</td></tr><tr><td>2026</td><td>400</td></tr></tbody>"
    "<tfoot><tr><td>Both</td><td>700</td></tr></tfoot></table>"
)
WORDS = ["Vans built", "Year", "300", "400", "Both", "700"]
for convert, observed in ((pyhtml2text.html2markdown, WORDS), (pyhtml2text.html2text, ["Year", "300", "400"])):
    found = [word for word in WORDS if word in convert(TABLE)]
    print("pyhtml2text", version("pyhtml2text"), convert.__name__, "expected", WORDS, "got", found)
    assert found == observed
PYTHON
