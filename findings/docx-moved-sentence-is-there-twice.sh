#!/usr/bin/env bash
# A sentence that an editor of a DOCX document moved with changes tracked stands in it at both places: w:moveFrom, where it is
# no longer, and w:moveTo (ECMA-376 part 1, 17.13.5.22). Its words are w:t in both, whereas deleted words are w:delText. Three
# readers that have no deleted words have moved ones twice; mammoth has them once.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install python-docx==1.2.0 docx2txt==0.9 docx2python==3.7.1 docx-parser==1.0.3 mammoth==1.13.0
"$folder/venv/bin/python" - <<'PYTHON'
import os
import tempfile
from importlib.metadata import version

import docx
import docx2txt
import mammoth
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx2python import docx2python
from docx_parser import DocumentParser

os.chdir(tempfile.mkdtemp())
release = docx.Document()
paragraph = release.add_paragraph("")


def change(kind, words):
    element = OxmlElement(kind)
    element.set(qn("w:id"), str(len(paragraph._p)))
    element.set(qn("w:author"), "Mika Aalto")
    run = paragraph.add_run(words)._r
    if kind == "w:del":
        run.find(qn("w:t")).tag = qn("w:delText")
    run.addprevious(element)
    element.append(run)


change("w:moveFrom", "It will close. ")
paragraph.add_run("Nissan has a plant in Sunderland. ")
change("w:del", "It cost 300. ")
change("w:moveTo", "It will close.")
release.save("release.docx")
expected = "Nissan has a plant in Sunderland. It will close."
assert mammoth.extract_raw_text(open("release.docx", "rb")).value.strip() == expected
found = {
    "docx2txt": docx2txt.process("release.docx"),
    "docx2python": docx2python("release.docx").text,
    "docx-parser": next(DocumentParser("release.docx").parse())[1]["text"],
}
for name, text in found.items():
    print(name, version(name), "expected", repr(expected), "got", repr(text))
    assert text.strip() == "It will close. " + expected
PYTHON
