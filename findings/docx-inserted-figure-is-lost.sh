#!/usr/bin/env bash
# Word marks what an editor put in by w:ins and what was taken out by w:del, and shows the first as text (ECMA-376, 17.13.5).
# Two converters of DOCX to Markdown have neither, so that "Jobs: 400" is "Jobs:", and of a field, as a date, they have no
# result. Words on both sides of a tab or a line break are one word in the first. A third has the figure that was taken out
# beside the one put in, and spaces wherever marks begin, as in "H 2 O".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install docx2everything==1.1.0 docx2markdown==0.1.1 docx2txt2==1.0.4 python-docx==1.2.0
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
from importlib.metadata import version
from pathlib import Path

import docx
import docx2everything
import docx2markdown
import docx2txt2
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

FOLDER = Path(tempfile.mkdtemp())
document = docx.Document()
jobs = document.add_paragraph("Jobs: ")
for element, text, words in (("del", "delText", "300"), ("ins", "t", "400")):
    marked = f'<w:{element} {nsdecls("w")} w:id="1" w:author="Desk"><w:r><w:{text}>{words}</w:{text}></w:r></w:{element}>'
    jobs._p.append(parse_xml(marked))
day = document.add_paragraph("As of ")
day._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="DATE"><w:r><w:t>5 November</w:t></w:r></w:fldSimple>'))
lines = document.add_paragraph().add_run("Oppama")
lines.add_break()
lines.add_text("Sunderland")
water = document.add_paragraph("H")
water.add_run("2").font.subscript = True
water.add_run("O")
document.save(FOLDER / "a.docx")
docx2markdown.docx_to_markdown(str(FOLDER / "a.docx"), str(FOLDER / "a.md"))
found = {
    "docx2everything": docx2everything.process_to_markdown(str(FOLDER / "a.docx")),
    "docx2markdown": (FOLDER / "a.md").read_text(),
}
for name, text in found.items():
    print(name, version(name), "expected 'Jobs: 400' and 'As of 5 November', got", text.split("\n\n")[:2])
    assert not any(words in text for words in ("300", "400", "5 November"))
assert "OppamaSunderland" in found["docx2everything"]
assert "Jobs: 400" in docx2everything.process(str(FOLDER / "a.docx"))
third = docx2txt2.extract_text(FOLDER / "a.docx")
print("docx2txt2", version("docx2txt2"), "expected 'Jobs: 400' and 'H2O', got", repr(third))
assert "300 400" in third and "H 2 O" in third
PYTHON
