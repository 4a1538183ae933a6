#!/usr/bin/env bash
# html2phpbbcode makes the markup of a forum from HTML. Paragraphs, lists and quotations are kept apart. Between a headline
# and a text, two divisions, the cells of a table, and a term and what it means there is nothing, so that 2025 and 300 are
# 2025300. The source of a script or of a style, which no page shows, is a part of the text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install html2phpbbcode==0.2.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from html2phpbbcode.parser import HTML2PHPBBCode

EXPECTED = {
    "<h2>Plants</h2>It closes": "[size=167]Plants[/size]It closes",
    "<div>It closes</div><div>Jobs go</div>": "It closesJobs go",
    "<table><tr><th>Year</th><th>Cars</th></tr><tr><td>2025</td><td>300</td></tr></table>": "YearCars2025300",
    "<dl><dt>Founded</dt><dd>1933</dd></dl>": "Founded1933",
    "<p>It closes</p><script>var jobs</script>": "It closes\nvar jobs",
    "<p>It closes</p><p>Jobs go</p>": "It closes\n\nJobs go",
}
for page, observed in EXPECTED.items():
    found = HTML2PHPBBCode().feed(page).strip()
    print("html2phpbbcode", version("html2phpbbcode"), page, "got", repr(found))
    assert found == observed
PYTHON
