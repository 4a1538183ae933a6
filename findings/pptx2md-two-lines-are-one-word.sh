#!/usr/bin/env bash
# pptx2md makes Markdown of slides. Where a line of a point is broken (a:br) it has nothing, so that "Oppama" and "Spain" are
# one word. A | in a cell of a table is not escaped, which makes another cell, and a reader of GFM drops what is behind it
# (4.10): of "5 | 6" the 6. Bold words that begin with a space, as they do in a sentence whose first words are not bold, are
# between marks that are none to CommonMark (6.2), and readers see the marks.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pptx2md==2.0.6 python-pptx==1.0.2 markdown-it-py==4.0.0
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
from importlib.metadata import version
from pathlib import Path

import pptx2md
from markdown_it import MarkdownIt
from pptx import Presentation
from pptx.util import Inches

FOLDER = Path(tempfile.mkdtemp())
slides = Presentation()
slide = slides.slides.add_slide(slides.slide_layouts[1])
slide.shapes.title.text = "Results"
body = slide.placeholders[1].text_frame
body.text = "Plants close in Oppama\vSpain keeps its own"
fall = body.add_paragraph()
fall.text = "Sales fell"
bold = fall.add_run()
bold.text = " 5 percent"
bold.font.bold = True
table = slide.shapes.add_table(2, 2, Inches(1), Inches(4), Inches(4), Inches(1)).table
for row, (year, cars) in enumerate((("Year", "Cars"), ("2025", "5 | 6"))):
    table.cell(row, 0).text, table.cell(row, 1).text = year, cars
slides.save(FOLDER / "a.pptx")
config = pptx2md.ConversionConfig(
    pptx_path=FOLDER / "a.pptx", output_path=FOLDER / "a.md", image_dir=FOLDER / "img", disable_image=True
)
pptx2md.convert(config)
written = (FOLDER / "a.md").read_text()
page = MarkdownIt("commonmark").enable("table").render(written)
print("pptx2md", version("pptx2md"), "expected Oppama and Spain, got", [line for line in written.splitlines() if "Spain" in line])
assert "OppamaSpain" in written
print("expected <td>5 | 6</td> and <strong>, got", [line for line in page.splitlines() if "<td" in line or "Sales" in line])
assert "6" not in page.split("<td")[-1] and "2025" in page
assert "<strong>" not in page and "__ 5 percent__" in page
PYTHON
