#!/usr/bin/env bash
# litdown turns JATS into Markdown and says that it covers version 1.4 of the archiving tag set, which has interviews
# and verse. The name of who speaks is one word with what he says, and so are the lines of a verse or a slogan. A note
# within a paragraph is part of its sentence, without a space: cars built and "in thousands" are "carsin thousands". In
# a table whose head has two rows the second column of "Cars" loses that head.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install litdown==0.7.0
"$folder/venv/bin/python" - <<'PYTHON'
import io
from importlib.metadata import version

from litdown import convert

HEAD = "<front><article-meta><title-group><article-title>Cars</article-title></title-group></article-meta></front>"
TABLE = (
    "<table-wrap><table><thead><tr><th rowspan='2'>Year</th><th colspan='2'>Cars</th></tr>"
    "<tr><th>Japan</th><th>America</th></tr></thead>"
    "<tbody><tr><td>2025</td><td>300</td><td>900</td></tr></tbody></table></table-wrap>"
)
EXPECTED = [
    ("<speech><speaker>Sato</speaker><p>Why now?</p></speech>", "SatoWhy now?"),
    (
        "<verse-group><verse-line>Drive on</verse-line><verse-line>to the end</verse-line></verse-group>",
        "Drive onto the end",
    ),
    (
        "<p>It built 300 cars<fn><p>in thousands</p></fn> in Japan.</p>",
        "It built 300 carsin thousands in Japan.",
    ),
    (TABLE, "| Year | Cars / Japan | America |"),
]
for body, observed in EXPECTED:
    page = f"<article>{HEAD}<body><sec><title>S</title>{body}</sec></body></article>"
    found = convert(io.BytesIO(page.encode()))
    print("litdown", version("litdown"), [line for line in found.splitlines() if line.strip()][-3:])
    assert observed in found.splitlines(), found
PYTHON
