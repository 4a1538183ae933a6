#!/usr/bin/env bash
# JATS is the markup in which journals keep their articles. jats makes Markdown of it. What stands before the first section, a
# list, a quotation, a list of terms and text in a box are not in it, nor is the second half of the headline, nor a group
# among the authors. A note joins the word before it, and a formula the words on both sides.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install jats==0.2.2
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
from importlib.metadata import version
from pathlib import Path

from jats import convert_to_markdown, parse_jats_xml

ARTICLE = """<article><front><article-meta><title-group><article-title>Plants</article-title>
<subtitle>A study of ten years</subtitle></title-group><contrib-group><contrib contrib-type="author"><collab>The Plant Group</collab></contrib></contrib-group></article-meta></front>
<body><p>It began in May.</p><sec><title>Figures</title>
<p>It cuts 300 jobs<fn><p>In Japan.</p></fn> in March.</p><p>With<disp-formula>x = 5</disp-formula>it ends.</p>
<list list-type="order"><list-item><p>Oppama</p></list-item></list><disp-quote><p>We close.</p></disp-quote>
<def-list><def-item><term>Founded</term><def><p>1933</p></def></def-item></def-list>
<boxed-text><p>A word on cars.</p></boxed-text></sec></body></article>"""
LOST = ["A study", "Plant Group", "It began", "Oppama", "We close", "Founded", "1933", "A word"]

file = Path(tempfile.mkdtemp(), "article.xml")
file.write_text(ARTICLE)
found = convert_to_markdown(parse_jats_xml(file))
print("jats", version("jats"), "expected", LOST, "got", repr(found))
assert "# Plants" in found and "## Figures" in found
assert all(words in ARTICLE and words not in found for words in LOST)
assert "300 jobsIn Japan. in March." in found
assert "Withx = 5it ends." in found
PYTHON
