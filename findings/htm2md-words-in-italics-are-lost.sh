#!/usr/bin/env bash
# htm2md makes Markdown of HTML and knows some elements. What is in others is not taken as text without markup but left out:
# the words in i, q and s are missing from their sentences, also a figure, and of a page whose text is in divisions, or in
# terms and what they mean, nothing is left. Nothing is said.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install htm2md==0.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from htm2md import convert

EXPECTED = {
    "<p>It cuts <b>300</b> jobs</p>": "It cuts **300** jobs",
    "<p>It cuts <i>300</i> jobs</p>": "It cuts  jobs",
    "<p>It says <q>we close</q> today</p>": "It says  today",
    "<p>It cuts <s>300</s> 400</p>": "It cuts  400",
    "<div>It closes</div><div>Jobs go</div>": "",
    "<dl><dt>Founded</dt><dd>1933</dd></dl>": "",
}
for page, observed in EXPECTED.items():
    found = convert(page).strip()
    print("htm2md", version("htm2md"), page, "got", repr(found))
    assert found.split() == observed.split()
PYTHON
