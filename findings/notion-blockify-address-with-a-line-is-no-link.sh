#!/usr/bin/env bash
# notion-blockify makes blocks for Notion of Markdown. Every _ is taken for the beginning or the end of italics. In
# Markdown one within a word is the letter itself (CommonMark, 6.2), and the address of a link has no italics. Here a
# link whose address has two of them is no link, and what is left of it and of a file's name lacks them. The empty line
# between two paragraphs of a quotation is a paragraph ">" beside two quotations.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install notion-blockify==0.1.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from notion_blockify import Blockizer

TEXTS = {
    "[The plan](http://a.example/cut_jobs_2026) is new.\n": (
        [["The plan", " is new."]],
        [["[The plan](http://a.example/cut", "jobs", "2026) is new."]],
    ),
    "See cut_jobs_2026.csv first.\n": ([["See cut_jobs_2026.csv first."]], [["See cut", "jobs", "2026.csv first."]]),
    "> It closes.\n>\n> Then it opens.\n": (
        [["It closes.\n\nThen it opens."]],
        [["It closes."], [">"], ["Then it opens."]],
    ),
}
for text, (right, observed) in TEXTS.items():
    blocks = Blockizer().convert(text)
    found = [[part["text"]["content"] for part in block[block["type"]]["rich_text"]] for block in blocks]
    print("notion-blockify", version("notion-blockify"), "expected", right, "got", found)
    assert found == observed
PYTHON
