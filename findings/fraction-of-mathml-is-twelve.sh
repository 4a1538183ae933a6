#!/usr/bin/env bash
# Half a litre may be written as a fraction of MathML, which is a part of HTML (4.8.15). Its numerator and denominator are
# joined: 1/2 is 12 in the text of six converters and extractors. One leaves the fraction out, and html-to-markdown writes
# 1/2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install html-to-markdown==3.21.2 markdownify==1.2.3 html2text==2025.4.15 inscriptis==2.7.6 resiliparse==2.0.1 mdka==3.3.0 htmd-py==0.1.2 pyhtml2text==0.4.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import html2text
import html_to_markdown
import htmd
import inscriptis
import markdownify
import mdka
import pyhtml2text
from resiliparse.extract.html2text import extract_plain_text

TEXT = "<p>An engine of <math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> litre</p>"
CONVERTERS = {
    "html-to-markdown": (lambda page: html_to_markdown.convert(page).content, "An engine of 1/2 litre"),
    "markdownify": (markdownify.markdownify, "An engine of 12 litre"),
    "html2text": (html2text.html2text, "An engine of 12 litre"),
    "inscriptis": (inscriptis.get_text, "An engine of 12 litre"),
    "resiliparse": (extract_plain_text, "An engine of 12 litre"),
    "mdka": (mdka.html_to_markdown, "An engine of 12 litre"),
    "htmd-py": (htmd.convert_html, "An engine of 12 litre"),
    "pyhtml2text": (pyhtml2text.html2markdown, "An engine of litre"),
}
for name, (convert, observed) in CONVERTERS.items():
    found = convert(TEXT).strip()
    print(name, version(name), "expected 'An engine of 1/2 litre' got", repr(found))
    assert found == observed
PYTHON
