#!/usr/bin/env bash
# rst2gfm makes GitHub's Markdown of reStructuredText. A list of fields, :Author: Mika and :Date: 2026-11-05, above a
# text (docutils, Field Lists) is "Mika2026-11-05Sales fell.", without what the fields are. What a note says is said
# twice. The second paragraph of a list's item is no longer in the list.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install rst2gfm==0.1.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from rst2gfm.main import convert_rst_to_md

TEXTS = {
    ":Author: Mika\n:Date: 2026-11-05\n\nSales fell.\n": (
        "Author: Mika\nDate: 2026-11-05\n\nSales fell.",
        "Mika2026-11-05Sales fell.",
    ),
    ".. note:: It cut 300 jobs.\n": ("> **Note:**\n> It cut 300 jobs.", "> **Note:** \n> It cut 300 jobs.It cut 300 jobs."),
    "* Spain\n\n  It closes.\n\n* Japan\n": ("- Spain\n\n  It closes.\n\n- Japan", "- Spain\n\nIt closes.\n\n\n- Japan"),
}
for text, (right, observed) in TEXTS.items():
    found = convert_rst_to_md(text).strip()
    print("rst2gfm", version("rst2gfm"), "expected", repr(right), "got", repr(found))
    assert found == observed
PYTHON
