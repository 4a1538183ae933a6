#!/usr/bin/env bash
# Word writes a hyphen at which no line may end, as in 2025-2026, as an element of its own, w:noBreakHyphen (ECMA-376 part 1,
# 17.3.3.18). Four readers of DOCX leave it out: two years are one number of eight digits, and a rise by 5-7 percent is one by
# 57. python-docx and mammoth have the hyphen.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install python-docx==1.2.0 docx2txt==0.9 docx2python==3.7.1 docx-parser==1.0.3 docx2md==1.0.5 mammoth==1.13.0
"$folder/venv/bin/python" - <<'PYTHON'
import os
import subprocess
import sys
import tempfile
from importlib.metadata import version

import docx
import docx2txt
import mammoth
from docx.oxml import OxmlElement
from docx2python import docx2python
from docx_parser import DocumentParser

os.chdir(tempfile.mkdtemp())
release = docx.Document()
paragraph = release.add_paragraph("Sales of 2025")
for words in ("2026 rose by 5", "7 percent."):
    paragraph.add_run()._r.append(OxmlElement("w:noBreakHyphen"))
    paragraph.add_run(words)
release.save("release.docx")
assert docx.Document("release.docx").paragraphs[0].text == "Sales of 2025-2026 rose by 5-7 percent."
assert "2025\u20112026 rose by 5\u20117" in mammoth.extract_raw_text(open("release.docx", "rb")).value
subprocess.run([sys.prefix + "/bin/docx2md", "release.docx", "release.md"], check=True, capture_output=True)
found = {
    "docx2txt": docx2txt.process("release.docx"),
    "docx2python": docx2python("release.docx").text,
    "docx-parser": next(DocumentParser("release.docx").parse())[1]["text"],
    "docx2md": open("release.md").read(),
}
for name, text in found.items():
    print(name, version(name), "expected 2025-2026 and 5-7, got", repr(text))
    assert text.strip() == "Sales of 20252026 rose by 57 percent."
PYTHON
