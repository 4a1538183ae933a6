#!/usr/bin/env bash
# A paragraph that begins with a minus, a number sign or a year and a full stop is a list or a heading in Markdown, unless the
# mark is escaped (CommonMark, 2.4). Two converters do not escape it: "- 5 percent" loses its minus, "# 1 in Europe" its
# number sign, and "1933. The firm" is the 1,933rd item of a list. mdka escapes them, and markdownify can be asked to.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install markdownify==1.2.3 marcato==0.4.0 mdka==3.3.0 markdown-it-py==4.3.0
"$folder/venv/bin/python" - <<'PYTHON'
import re
from importlib.metadata import version

import marcato
import markdownify
import mdka
from markdown_it import MarkdownIt

SENTENCES = ["- 5 percent in a year", "# 1 in Europe", "1933. The firm is founded."]
CONVERTERS = {
    "markdownify": (markdownify.markdownify, ["5 percent in a year", "1 in Europe", "The firm is founded."]),
    "marcato": (marcato.html_to_markdown, ["5 percent in a year", "1 in Europe", "The firm is founded."]),
    "mdka": (mdka.html_to_markdown, SENTENCES),
}


def read_page(markdown: str) -> str:
    return re.sub("<[^>]+>", "", MarkdownIt().render(markdown)).strip()


for name, (convert, observed) in CONVERTERS.items():
    found = [read_page(convert(f"<p>{sentence}</p>")) for sentence in SENTENCES]
    print(name, version(name), "expected", SENTENCES, "got", found)
    assert found == observed
PYTHON
