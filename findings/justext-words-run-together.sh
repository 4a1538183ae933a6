#!/usr/bin/env bash
# A space between two inline elements is a space of the sentence (HTML keeps it in the text; browsers show it). jusText drops
# it where nothing else stands between them, and the words on both sides become one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install justext==3.0.2 lxml_html_clean==0.4.6
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import justext
from lxml.html import fromstring

SENTENCES = {
    '<a href="/nissan">Nissan</a> <a href="/motor">Motor</a> said that it would keep the plant.': "Nissan Motor said that it would keep the plant.",
    "The loss of <b>300</b> <i>billion</i> yen is the largest of the last ten years.": "The loss of 300 billion yen is the largest of the last ten years.",
    "<em>The</em>\n<strong>not</strong> <em>so</em> small plan of the company is out.": "The not so small plan of the company is out.",
}
for sentence, expected in SENTENCES.items():
    page = f"<html><body><p>{sentence}</p></body></html>"
    [paragraph] = justext.justext(page.encode(), justext.get_stoplist("English"))
    print("justext", version("justext"), "expected", repr(expected), "got", repr(paragraph.text))
    assert " ".join(fromstring(page).text_content().split()) == expected
    assert paragraph.text != expected and paragraph.text.replace(" ", "") == expected.replace(" ", "")
assert paragraph.text == "Thenotso small plan of the company is out."
PYTHON
