#!/usr/bin/env bash
# markdown-to-json makes a tree of the headlines of a text. Where a headline has sections below it, the paragraphs before the
# first of them are in no place; so is what stands above the first headline, and what follows a list. Two sections of one
# name, as the jobs of two plants, are the second.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install markdown-to-json==2.1.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import markdown_to_json

EXPECTED = {
    "# Nissan\n\nIt cuts 300 jobs.\n": {"Nissan": "It cuts 300 jobs."},
    "# Nissan\n\nIt cuts 300 jobs.\n\n## Why\n\nA loss.\n": {"Nissan": {"Why": "A loss."}},
    "Tokyo, 5 November\n\n# Nissan\n\nIt cuts 300 jobs.\n": {"Nissan": "It cuts 300 jobs."},
    "# Nissan\n\n- Oppama\n- Spain\n\nBoth close in March.\n": {"Nissan": ["Oppama", "Spain"]},
    "# Nissan\n\n## Jobs\n\n300\n\n## Jobs\n\n400\n": {"Nissan": {"Jobs": "400"}},
}
for text, observed in EXPECTED.items():
    found = markdown_to_json.dictify(text)
    print("markdown-to-json", version("markdown-to-json"), repr(text), "got", dict(found))
    assert found == observed
PYTHON
