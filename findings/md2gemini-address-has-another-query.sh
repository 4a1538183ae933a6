#!/usr/bin/env bash
# md2gemini makes gemtext of Markdown, in which an address stands as it is, without escapes, a point begins with "* "
# at the beginning of its line, and headlines have up to three # (Gemini, hypertext format). Here the & in the address
# of a link is "&amp;", so that the page is asked for with another query; points of two paragraphs have a line with a
# star alone, and a point below a point is a line of text with a star in it; a headline of the fourth level begins with
# a #.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install md2gemini==1.9.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from md2gemini import md2gemini

TEXTS = {
    "[Plan](http://a.example/?year=2026&page=2)\n": (
        "=> http://a.example/?year=2026&page=2 Plan",
        "=> http://a.example/?year=2026&amp;page=2 Plan",
    ),
    "- Spain\n\n  It closes.\n- Japan\n": ("* Spain\n\nIt closes.\n* Japan", "*\n\n Spain\n\n It closes.\n*\n\n Japan"),
    "1. Spain\n   - Avila\n": ("1. Spain\n* Avila", "1. Spain\n\n * Avila"),
    "#### Jobs\n": ("### Jobs", "#### Jobs"),
}
for text, (right, observed) in TEXTS.items():
    found = md2gemini(text).replace("\r\n", "\n").strip()
    print("md2gemini", version("md2gemini"), "expected", repr(right), "got", repr(found))
    assert found == observed
PYTHON
