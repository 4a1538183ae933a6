#!/usr/bin/env bash
# In OpenDocument rows that are alike are written once, with how often they stand there, and a cell that lies below a wide one
# is there as <table:covered-table-cell/> (OpenDocument 1.3, 9.1). pyexcel-ods has the row once, so that a year is missing,
# and no covered cell, so that a figure is in the column of another year; a sum in yen is the text "-2600 JPY".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pyexcel-ods==0.6.0
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
import zipfile
from importlib.metadata import version
from pathlib import Path

import pyexcel_ods

NAMES = "urn:oasis:names:tc:opendocument:xmlns"
FIGURE = '<table:table-cell office:value-type="float" office:value="{0}"><text:p>{0}</text:p></table:table-cell>'
CONTENT = f"""<office:document-content xmlns:office="{NAMES}:office:1.0" xmlns:text="{NAMES}:text:1.0"
 xmlns:table="{NAMES}:table:1.0" office:version="1.3"><office:body><office:spreadsheet><table:table table:name="Jobs">
<table:table-row table:number-rows-repeated="3">{FIGURE.format(300)}{FIGURE.format(400)}{FIGURE.format(500)}</table:table-row>
<table:table-row><table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>closed</text:p>
</table:table-cell><table:covered-table-cell/>{FIGURE.format(600)}</table:table-row>
<table:table-row><table:table-cell office:value-type="currency" office:currency="JPY" office:value="-2600"><text:p>-2600</text:p>
</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"""
EMPTY = f'<office:document-{{0}} xmlns:office="{NAMES}:office:1.0" office:version="1.3"/>'
KIND = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = f"""<m:manifest xmlns:m="{NAMES}:manifest:1.0" m:version="1.3">
<m:file-entry m:full-path="/" m:media-type="{KIND}"/><m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>"""
file = Path(tempfile.mkdtemp(), "jobs.ods")
with zipfile.ZipFile(file, "w") as archive:
    archive.writestr("mimetype", KIND)
    archive.writestr("content.xml", CONTENT)
    archive.writestr("styles.xml", EMPTY.format("styles"))
    archive.writestr("META-INF/manifest.xml", MANIFEST)
rows = pyexcel_ods.get_data(str(file))["Jobs"]
expected = [[300, 400, 500]] * 3 + [["closed", "", 600], [-2600]]
print("pyexcel-ods", version("pyexcel-ods"), "expected", expected, "got", rows)
assert rows == [[300, 400, 500], ["closed", 600], ["-2600 JPY"]]
PYTHON
