#!/usr/bin/env bash
# Two packages make the markup of Jira of HTML. One loses text that stands below a headline without a paragraph of its own,
# and has a line for each marked word of a sentence; a figure that was struck out is valid. The other has "Year2025300" for a
# table and links and numbered lists in Markdown, which Jira shows as they are.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install html-to-jira==0.1.4 html2jirawiki==1.0.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from html2jirawiki import html_to_jira_wiki
from html_to_jira.converter import html_to_jira

EXPECTED = {
    "<h2>Plants</h2>It closes.": ("h2. Plants", "h2. Plants\nIt closes."),
    "<p>It cuts <b>300</b> jobs</p>": ("It cuts\n300\njobs", "It cuts *300* jobs"),
    "<p>Cuts <del>300</del> 400</p>": ("Cuts\n300\n400", "Cuts -300- 400"),
    "<table><tr><th>Year</th><th>Cars</th></tr><tr><td>2025</td><td>300</td></tr></table>": (
        "||Year|Cars||\n|2025|300|",
        "YearCars2025300",
    ),
    '<p>It <a href="https://a.example/b">closes</a></p>': (
        "It\n[closes|https://a.example/b]",
        "It [closes](https://a.example/b)",
    ),
    "<ol><li>Stop</li></ol>": ("# Stop", "1. Stop"),
}
print("html-to-jira", version("html-to-jira"), "html2jirawiki", version("html2jirawiki"))
for page, observed in EXPECTED.items():
    found = html_to_jira(page).strip(), html_to_jira_wiki(page).strip()
    print(page, "got", found)
    assert found == observed
PYTHON
