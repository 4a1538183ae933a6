#!/usr/bin/env bash
# Two converters make the JSON of an editor from DOCX. In the first a link has lost its address, and what is in a content
# control, as forms and templates have it, is not there. In the second the steps of Word's own style "List Number" are plain
# paragraphs, for that the style is a list stands with the style (ECMA-376, 17.9.23), not with the paragraph; its documentation
# says that it reads both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install docx2tiptap==0.2.3 docx-to-prosemirror==0.1.0 python-docx==1.2.0
"$folder/venv/bin/python" - <<'PYTHON'
import io
from importlib.metadata import version

import docx
import docx2tiptap
import docx_to_prosemirror
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

PAGE = "https://harbour.example/5"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
document = docx.Document()
document.add_paragraph("Stop", style="List Number")
see = document.add_paragraph("See ")
link = parse_xml(f'<w:hyperlink {nsdecls("w")}><w:r><w:t>the report</w:t></w:r></w:hyperlink>')
link.set(qn("r:id"), document.part.relate_to(PAGE, KIND, is_external=True))
see._p.append(link)
control = f'<w:sdt {nsdecls("w")}><w:sdtContent><w:p><w:r><w:t>Oppama closes</w:t></w:r></w:p></w:sdtContent></w:sdt>'
document.element.body.insert(0, parse_xml(control))
file = io.BytesIO()
document.save(file)
tiptap = docx2tiptap.to_tiptap(*docx2tiptap.parse_docx(file.getvalue()))
prosemirror = docx_to_prosemirror.to_prosemirror(file.getvalue())


def kinds(page):
    return [node["type"] for node in page["content"]]


found = [node["content"] for node in tiptap["content"][:2]]
print("docx2tiptap", version("docx2tiptap"), "expected", PAGE, "and Oppama closes, got", found)
assert PAGE not in str(tiptap["content"]) and "Oppama closes" not in str(tiptap["content"])
assert PAGE in str(prosemirror) and "Oppama closes" in str(prosemirror)
print("docx-to-prosemirror", version("docx-to-prosemirror"), "expected a list, got", kinds(prosemirror))
assert set(kinds(prosemirror)) == {"paragraph"}
assert "Stop" in str(prosemirror)
PYTHON
