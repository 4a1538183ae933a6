#!/usr/bin/env bash
# In hOCR the lines of a page may be headlines or captions (ocr_header, ocr_caption), which Tesseract writes in the place of
# ocr_line, and an element may have several classes (HTML, 3.2.6). The tool that extracts the lines compares the whole class
# with ocr_line: the headline of a newspaper's page, its captions, and a line with a second class are left out.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install hocr-tools-lib==1.3.0
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
from importlib.metadata import version
from pathlib import Path

from hocr_tools_lib.tools.hocr_lines import lines

LINE = "<span class='{}' title='bbox 0 0 9 9'><span class='ocrx_word'>{}</span></span>"
CLASSES = {"ocr_header": "Talks end", "ocr_line": "Two ships left on Thursday.", "ocr_caption": "A van.", "ocr_line first": "Nine hours."}
body = "<div class='ocr_page'><p class='ocr_par'>" + "".join(LINE.format(*line) for line in CLASSES.items()) + "</p></div>"
file = Path(tempfile.mkdtemp(), "page.hocr")
file.write_text(f"<html><head><meta name='ocr-capabilities' content='ocr_page ocr_line ocr_header ocr_caption'></head><body>{body}</body></html>")
found = list(lines(file))
print("hocr-tools-lib", version("hocr-tools-lib"), "expected", list(CLASSES.values()), "got", found)
assert found == ["Two ships left on Thursday."]
PYTHON
