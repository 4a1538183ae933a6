#!/usr/bin/env bash
# Two packages make a Word document of HTML. Between two divisions, or sections, neither makes a paragraph: "It closes" and
# "Jobs go" are "It closesJobs go". In one of them text below a headline becomes part of the headline. <del>300</del> stands
# before its correction as if it were valid; one strikes out <s>, which HTML has for what no longer holds, the other none.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install htmldocx==0.0.6 html2docx==1.6.0 python-docx==1.2.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import docx
from html2docx import html2docx
from htmldocx import HtmlToDocx


def by_htmldocx(page):
    document = docx.Document()
    HtmlToDocx().add_html_to_document(page, document)
    return document


def by_html2docx(page):
    return docx.Document(html2docx(page, title="Plants"))


EXPECTED = {
    "<div>It closes</div><div>Jobs go</div>": (["It closesJobs go"], ["It closesJobs go"]),
    "<h2>Plants</h2>It closes": (["PlantsIt closes"], ["Plants", "It closes"]),
    "<p>It cuts <del>300</del> 400</p>": (["It cuts 300 400"], ["It cuts 300 400"]),
}
for page, observed in EXPECTED.items():
    documents = by_htmldocx(page), by_html2docx(page)
    found = tuple([paragraph.text for paragraph in document.paragraphs] for document in documents)
    print("htmldocx", version("htmldocx"), "html2docx", version("html2docx"), page, "got", found)
    assert found == observed
    for document in documents:
        assert not any(run.font.strike for paragraph in document.paragraphs for run in paragraph.runs)
PYTHON
