#!/usr/bin/env bash
# In ALTO, the format of digitised newspapers, a word that is parted at the end of a line has two halves, marked HypPart1 and
# HypPart2. The text has the first half twice and the second never: auto-mobile is "auto" and "auto", which is joined to the
# next word. The mark of the second half is looked for where the first has been found.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install alto-tools==0.1.0
"$folder/venv/bin/python" - <<'PYTHON'
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

BOX = 'HPOS="0" VPOS="0" WIDTH="9" HEIGHT="9"'
PAGE = f"""<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Layout><Page ID="P1" PHYSICAL_IMG_NR="1" WIDTH="99" HEIGHT="99">
<PrintSpace {BOX}><TextBlock ID="B1" {BOX}>
<TextLine ID="L1" {BOX}><String ID="S1" {BOX} CONTENT="The"/><SP/>
<String ID="S2" {BOX} CONTENT="auto" SUBS_TYPE="HypPart1" SUBS_CONTENT="automobile"/><HYP CONTENT="-"/></TextLine>
<TextLine ID="L2" {BOX}><String ID="S3" {BOX} CONTENT="mobile" SUBS_TYPE="HypPart2" SUBS_CONTENT="automobile"/><SP/>
<String ID="S4" {BOX} CONTENT="works"/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>"""
file = Path(tempfile.mkdtemp(), "page.xml")
file.write_text(PAGE)
command = [str(Path(sys.executable).with_name("alto-tools")), "-t", str(file)]
text = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
print("alto-tools", version("alto-tools"), "expected ['The', 'auto', 'mobile', 'works'], or automobile, got", text)
assert text == ["The", "auto", "autoworks"]
PYTHON
