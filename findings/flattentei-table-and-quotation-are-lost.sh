#!/usr/bin/env bash
# flattentei gives "a plain text string of the full document" of TEI, with spans. A table is not in the text, nor a
# verse or a quotation that stands alone; the same words in a paragraph are. A figure that an editor deleted stands
# beside the one that replaces it, and of a misprint and its correction both are one word. The author is one word, the
# family name first.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install flattentei==0.2.0 lxml==6.1.3
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
from importlib.metadata import version
from pathlib import Path

import flattentei

PAGE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Cars</title>
<author><persName><surname>Sato</surname><forename>Mika</forename></persName></author></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body><div>
<head>Plants</head>
<p>It closes <del>three</del> <add>two</add> plants by the <choice><sic>yaer</sic><corr>year</corr></choice> 2027.</p>
<quote>We have no choice.</quote>
<table><row><cell>Oppama</cell><cell>2400</cell></row></table>
<lg><l>Drive on</l></lg>
<list><item>Kyushu stays</item></list>
<p>He said: <quote>We go on.</quote></p>
</div></body></text></TEI>"""
with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "page.xml"
    path.write_text(PAGE)
    document = flattentei.parse_xml(str(path), dialect="tei_wdm")
print("flattentei", version("flattentei"), repr(document.text))
for kept in ("Kyushu stays", "We go on.", "three two plants", "yaeryear"):
    assert kept in document.text, kept
for lost in ("no choice", "Oppama", "2400", "Drive on"):
    assert lost not in document.text, lost
print("author, expected Mika Sato, got", document.metadata["authors"][0]["name"])
assert document.metadata["authors"][0]["name"] == "SatoMika"
PYTHON
