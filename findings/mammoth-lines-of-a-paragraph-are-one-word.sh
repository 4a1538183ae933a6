#!/usr/bin/env bash
# In a paragraph of a Word document a line may be broken by hand, as in the name of a place and a date below it. The page that
# mammoth makes has a <br/> there; its raw text has nothing, and the last word of a line is joined to the first of the next,
# 2025 and 300 to 2025300. A tab is kept.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install mammoth==1.13.0 python-docx==1.2.0
"$folder/venv/bin/python" - <<'PYTHON'
import io
from importlib.metadata import version

import docx
import mammoth

document = docx.Document()
document.add_paragraph("Oppama\nSpain\t2025\n300")
file = io.BytesIO()
document.save(file)
page = mammoth.convert_to_html(file).value
text = mammoth.extract_raw_text(file).value
print("mammoth", version("mammoth"), "expected the lines of", page, "got", repr(text))
assert page == "<p>Oppama<br />Spain\t2025<br />300</p>"
assert text == "OppamaSpain\t2025300\n\n"
PYTHON
