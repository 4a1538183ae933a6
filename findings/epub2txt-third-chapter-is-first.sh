#!/usr/bin/env bash
# The spine of an EPUB gives the order in which its chapters are read; that of its list of files means nothing (EPUB 3.3, 5.7.1
# and 5.6.1). epub2txt takes the list of files: the third chapter of the book below comes before the first, and the table of
# contents before both. The title in the head of each file and its style sheet are words of the text, and a term and its
# meaning, two cells, or two points are one word.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install epub2txt==0.1.6 EbookLib==0.17.1 lxml==6.1.3
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
import warnings
import zipfile
from importlib.metadata import version
from pathlib import Path

warnings.simplefilter("ignore")
from epub2txt import epub2txt

BOOK = Path(tempfile.mkdtemp()) / "book.epub"
PAGE = """<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Harbour</title><style>p {{color: red}}</style></head>
<body><p>{}</p><table><tr><td>2025</td><td>300</td></tr></table></body></html>"""
CONTAINER = """<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">5</dc:identifier><dc:title>Harbour</dc:title>
<dc:language>en</dc:language></metadata>
<manifest><item id="c3" href="3.xhtml" media-type="application/xhtml+xml"/>
<item id="c1" href="1.xhtml" media-type="application/xhtml+xml"/>
<item id="c2" href="2.xhtml" media-type="application/xhtml+xml"/>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest>
<spine><itemref idref="c1"/><itemref idref="c2"/><itemref idref="c3"/></spine></package>"""
NAV = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Contents</title></head>
<body><nav epub:type="toc"><ol><li><a href="1.xhtml">One</a></li></ol></nav></body></html>"""
with zipfile.ZipFile(BOOK, "w") as book:
    book.writestr("mimetype", "application/epub+zip")
    book.writestr("META-INF/container.xml", CONTAINER)
    book.writestr("book.opf", PACKAGE)
    book.writestr("nav.xhtml", NAV)
    for number, word in enumerate(("First.", "Second.", "Third."), start=1):
        book.writestr(f"{number}.xhtml", PAGE.format(word))
lines = [line.strip() for line in epub2txt(str(BOOK)).splitlines()]
order = [word for line in lines for word in ("First", "Second", "Third") if word in line]
print("epub2txt", version("epub2txt"), "expected ['First', 'Second', 'Third'], got", order)
assert order == ["Third", "First", "Second"]
print("expected 'First.' and '2025 300' alone, got", lines)
assert "Harbourp {color: red}" in lines
assert any("2025300" in line for line in lines)
PYTHON
