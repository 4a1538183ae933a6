#!/usr/bin/env bash
# antimarkdown makes Markdown of HTML and leaves elements out for which it has no markup. Between cells and rows of a table,
# terms and what they mean, and the lines of an address it leaves nothing either: 2025 and 300 are 2025300. A figure that was
# struck out stands beside its correction as if it were valid.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install antimarkdown==1.0.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from antimarkdown import to_markdown

EXPECTED = {
    "<table><tr><th>Year</th><th>Cars</th></tr><tr><td>2025</td><td>300</td></tr></table>": "YearCars2025300",
    "<dl><dt>Founded</dt><dd>1933</dd></dl>": "Founded1933",
    "<p>Oppama<br/>Spain</p>": "OppamaSpain",
    "<p>Cuts <del>300</del> 400</p>": "Cuts 300 400",
    "<ol><li>Stop</li><li>Sell</li></ol>": "1.  Stop\n2.  Sell",
}
for page, observed in EXPECTED.items():
    found = to_markdown(page)
    print("antimarkdown", version("antimarkdown"), page, "got", repr(found))
    assert found == observed
PYTHON
