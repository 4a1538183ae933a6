#!/usr/bin/env bash
# In tables of results a year stands once, in a cell as tall as its rows (rowspan). Two converters to Markdown put the next
# row's cells one column to the left: the second half of 2025 is the year 2, with 400 halves. html-to-markdown leaves the
# place of the tall cell empty.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install html-to-markdown==3.21.2 html2text==2025.4.15 markdownify==1.2.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import html2text
from html_to_markdown import convert
from markdownify import markdownify

TABLE = (
    "<table><tr><th>Year</th><th>Half</th><th>Vans</th></tr>"
    '<tr><td rowspan="2">2025</td><td>1</td><td>300</td></tr><tr><td>2</td><td>400</td></tr></table>'
)


def last_row(markdown):
    return [cell.strip() for cell in markdown.strip().splitlines()[-1].strip("|").split("|")]


other = convert(TABLE)
other = last_row(getattr(other, "content", other))
for name, converter in {"html2text": html2text.html2text, "markdownify": markdownify}.items():
    found = last_row(converter(TABLE))
    print(name, version(name), "expected", ["", "2", "400"], "got", found, "html-to-markdown", version("html-to-markdown"), other)
    assert found == ["2", "400"]
assert other == ["", "2", "400"]
PYTHON
