#!/usr/bin/env bash
# python-creole makes Creole, reStructuredText and Textile of HTML. In the second a numbered list whose first step has points
# below it has bullets throughout, though the language has numbers, a figure that an editor struck out stands as if it were
# valid, and the square of x is x2. A term and what it means are one word in all three.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install python-creole==1.4.10
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from creole import html2creole, html2rest, html2textile

EXPECTED = {
    "<ol><li>Stop<ul><li>Here</li></ul></li><li>Sell</li></ol>": (
        "# Stop\n#* Here\n# Sell",
        "* Stop\n\n    * Here\n\n* Sell",
        "# Stop\n#* Here\n# Sell",
    ),
    "<p>Cuts <del>300</del> 400</p>": ("Cuts ~~300~~ 400", "Cuts 300 400", "Cuts -300- 400"),
    "<p>x<sup>2</sup></p>": ("x^^2^^", "x2", "x^2^"),
    "<dl><dt>Founded</dt><dd>1933</dd></dl>": ("Founded1933",) * 3,
}
for page, observed in EXPECTED.items():
    found = html2creole(page), html2rest(page), html2textile(page)
    print("python-creole", version("python-creole"), page, "got", found)
    assert found == observed
PYTHON
