#!/usr/bin/env bash
# AsciiDoc writes what is quoted as "`300 jobs`", with curved marks (AsciiDoc, Quotation Marks and Apostrophes). Two
# readers keep straight marks and set what is said as source code. One of them also shows what an editor noted behind
# //, which is in no output (Comments), marks a figure that was struck out as important, and has a product of three
# numbers in bold.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install asciidoctrine==0.2.0a8 asciidoctype==0.1.0a7 pyasciidoc==0.5.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import asciidoctype
from asciidoctrine import parse_to_ast
from asciidoctrine.resolver import ASGResolver
from pyasciidoc import render


def convert(text: str) -> str:
    tree = parse_to_ast(text)
    page = asciidoctype.render(ASGResolver(tree).resolve(tree), target_format="html5")
    return page.split('<div id="content">')[1].split("</div>")[0].strip()


QUOTED = 'He said "`We cut 300 jobs`" in Tokyo.\n'
for name, found in (("asciidoctype", convert(QUOTED)), ("pyasciidoc", render(QUOTED).strip())):
    print(name, version(name), "expected “We cut 300 jobs” got", found)
    assert "<code>We cut 300 jobs</code>" in found
TEXTS = {
    "// Ask Mika.\nSales fell.\n": ("<p>Sales fell.</p>", "<p>// Ask Mika.\nSales fell.</p>"),
    "[line-through]#300# 400 jobs\n": (
        '<p><span class="line-through">300</span> 400 jobs</p>',
        "<p><mark>300</mark> 400 jobs</p>",
    ),
    "They are 2 * 3 * 4 jobs.\n": ("<p>They are 2 * 3 * 4 jobs.</p>", "<p>They are 2 <strong> 3 </strong> 4 jobs.</p>"),
}
for text, (right, observed) in TEXTS.items():
    found = convert(text)
    print("asciidoctrine", version("asciidoctrine"), "expected", repr(right), "got", repr(found))
    assert found == observed
PYTHON
