#!/usr/bin/env bash
# An EPUB says which of its identifiers is the book's, in which language a chapter is, and may have footnotes in an aside
# (EPUB 3.3). ebooklib reads such a book and writes it with the last identifier as the book's, every chapter in the language
# of the book, and without the chapters' titles; a footnote is listed as a page of the printed edition.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install ebooklib==0.20
"$folder/venv/bin/python" - <<'PYTHON'
import io
import zipfile
from importlib.metadata import version

from ebooklib import epub

HEAD = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book"><metadata
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="book">urn:harbour:5</dc:identifier>
<dc:identifier id="print">urn:harbour:print</dc:identifier><dc:title>Plants</dc:title><dc:language>en</dc:language>
<meta property="dcterms:modified">2026-11-05T15:15:00Z</meta></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>"""
CONTAINER = """<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
NAVIGATION = HEAD + '><head><title>Plants</title></head><body><nav epub:type="toc"><ol><li><a href="a.xhtml">A</a></li></ol></nav></body></html>'
CHAPTER = HEAD + (
    ' xml:lang="ja" lang="ja"><head><title>Oppama</title></head><body><p>\u9589\u9396<a epub:type="noteref" href="#n">1</a></p>'
    '<aside epub:type="footnote" id="n">in March</aside></body></html>'
)
file = io.BytesIO()
with zipfile.ZipFile(file, "w") as archive:
    archive.writestr("mimetype", "application/epub+zip")
    archive.writestr("META-INF/container.xml", CONTAINER)
    archive.writestr("book.opf", PACKAGE)
    archive.writestr("nav.xhtml", NAVIGATION)
    archive.writestr("a.xhtml", CHAPTER)
written = io.BytesIO()
epub.write_epub(written, epub.read_epub(file))
with zipfile.ZipFile(written) as archive:
    package, navigation, chapter = (archive.read("EPUB/" + name).decode() for name in ("content.opf", "nav.xhtml", "a.xhtml"))
print("ebooklib", version("ebooklib"), "expected the book's identifier, ja, Oppama and no page, got")
print(package[:220], chapter[:260], navigation[navigation.index("page-list") - 30 :])
assert 'unique-identifier="print"' in package
assert 'xml:lang="en"' in chapter and 'xml:lang="ja"' not in chapter
assert "Oppama" not in chapter
assert '<a href="a.xhtml#n">in March</a>' in navigation[navigation.index('epub:type="page-list"') :]
PYTHON
