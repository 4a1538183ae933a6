#!/usr/bin/env bash
# `<ol reversed>` counts down, `start` begins at a number and `value` gives one item its own (HTML, 4.4.5 and 4.4.8): a list
# of the three best sellers, from the third to the first. Seven converters number the third 1; three forget where a list
# begins, and all but one that an item has a number of its own. domq has all of them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install markdownify==1.2.3 html2text==2025.4.15 html-to-markdown==3.21.2 mdka==3.3.0 inscriptis==2.7.6 resiliparse==2.0.1 pyhtml2md==1.8.0 domq==0.5.0
"$folder/venv/bin/python" - <<'PYTHON'
import re
from importlib.metadata import version

import domq
import html2text
import html_to_markdown
import inscriptis
import markdownify
import mdka
import pyhtml2md
from resiliparse.extract.html2text import extract_plain_text

LISTS = {
    "3 2 1": "<ol reversed><li>Micra</li><li>Juke</li><li>Leaf</li></ol>",
    "4 5": "<ol start='4'><li>Micra</li><li>Juke</li></ol>",
    "7 8": "<ol><li value='7'>Micra</li><li>Juke</li></ol>",
}
CONVERTERS = {
    "domq": (lambda page: domq.parse(page).to_markdown(), ["3 2 1", "4 5", "7 8"]),
    "markdownify": (markdownify.markdownify, ["1 2 3", "4 5", "1 2"]),
    "html2text": (html2text.html2text, ["1 2 3", "4 5", "1 2"]),
    "html-to-markdown": (lambda page: html_to_markdown.convert(page).content, ["1 2 3", "4 5", "1 2"]),
    "mdka": (mdka.html_to_markdown, ["1 2 3", "4 5", "1 2"]),
    "inscriptis": (inscriptis.get_text, ["1 2 3", "1 2", "7 8"]),
    "resiliparse": (extract_plain_text, ["1 2 3", "1 2", "1 2"]),
    "pyhtml2md": (pyhtml2md.convert, ["1 2 3", "1 2", "1 2"]),
}
for name, (convert, observed) in CONVERTERS.items():
    found = [" ".join(re.findall(r"(\d)\.", convert(page))) for page in LISTS.values()]
    print(name, version(name), "expected", list(LISTS), "got", found)
    assert found == observed
PYTHON
