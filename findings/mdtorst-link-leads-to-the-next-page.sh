#!/usr/bin/env bash
# mdToRst makes reStructuredText of Markdown. Of two links in a line, the words from the first to the second are one
# link, with the source of the first in it, and lead to the page of the second; the second is there once more behind
# it. Each line of a paragraph is a paragraph.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install mdToRst==1.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from md_to_rst import convertMarkdownToRst

TEXTS = {
    "See [plan](http://a.example) and [jobs](http://b.example).\n": (
        "See `plan <http://a.example>`_ and `jobs <http://b.example>`_.\n",
        "See `plan](http://a.example) and [jobs <http://b.example>`_ and `jobs <http://b.example>`_.\n",
    ),
    "Nissan cut\n300 jobs.\n": ("Nissan cut\n300 jobs.\n", "Nissan cut\n\n300 jobs.\n"),
}
for text, (right, observed) in TEXTS.items():
    found = convertMarkdownToRst(text)
    print("mdToRst", version("mdToRst"), "expected", repr(right), "got", repr(found))
    assert found == observed
PYTHON
