#!/usr/bin/env bash
# The head of a table of results spans the columns below it (colspan). As Markdown the table is as wide as its head has cells,
# and the last column is cut off without a word: of 300 and 400 vans one half of the year is left. Two converters keep the
# figures and put the next year above the second half; markdownify leaves the place free.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install htmd-py==0.1.2 html2text==2025.4.15 domq==0.5.0 markdownify==1.2.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import domq
import html2text
import htmd
import markdownify

TABLE = (
    "<table><tr><th>Plant</th><th colspan='2'>2025</th><th>2026</th></tr>"
    "<tr><td>Harbour</td><td>300</td><td>400</td><td>900</td></tr></table>"
)


def read_rows(markdown: str) -> list[list[str]]:
    rows = [[cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")] for line in markdown.splitlines() if "|" in line]
    return [row for row in rows if any(cell.strip("- ") for cell in row)]


FIGURES = ["Harbour", "300", "400", "900"]
CONVERTERS = {
    "markdownify": (markdownify.markdownify, [["Plant", "2025", "", "2026"], FIGURES]),
    "htmd-py": (htmd.convert_html, [["Plant", "2025", "2026"], FIGURES[:3]]),
    "html2text": (html2text.html2text, [["Plant", "2025", "2026"], FIGURES]),
    "domq": (lambda page: domq.parse(page).to_markdown(), [["Plant", "2025", "2026", ""], FIGURES]),
}
for name, (convert, observed) in CONVERTERS.items():
    found = read_rows(convert(TABLE))
    print(name, version(name), "expected 2025 above 300 and 400, and 2026 above 900, got", found)
    assert found == observed
PYTHON
