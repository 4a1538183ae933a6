#!/usr/bin/env bash
# html-slacker makes the markup of Slack from HTML. Paragraphs are on lines of their own. The points of a list, the cells of a
# table, a headline and the text below it, and two divisions are one word, 2025 and 300 the number 2025300. Slack has a markup
# for what is struck out, but a deleted figure stands beside its correction without it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install html-slacker==0.1.6
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from htmlslacker import HTMLSlacker

EXPECTED = {
    "<p>It closes</p><p>Jobs <b>go</b></p>": "It closes\nJobs *go*",
    "<ol><li>Stop<ul><li>Here</li></ul></li><li>Sell</li></ol>": "StopHereSell",
    "<table><tr><td>2025</td><td>300</td></tr></table>": "2025300",
    "<h2>Plants</h2>It closes": "PlantsIt closes",
    "<div>It closes</div><div>Jobs go</div>": "It closesJobs go",
    "<p>Cuts <del>300</del> 400</p>": "Cuts 300 400",
}
for page, observed in EXPECTED.items():
    found = HTMLSlacker(page).get_output().strip()
    print("html-slacker", version("html-slacker"), page, "got", repr(found))
    assert found == observed
PYTHON
