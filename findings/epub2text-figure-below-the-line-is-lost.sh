#!/usr/bin/env bash
# epub2text makes a text of the chapters of an EPUB. What is in "sub" and "sup" is not in it, so that 5 m² is 5 m and a million, 10⁶,
# is 10; nor are tables. Two lines of a headline are one word, and so are a term, what is said of it and the text below. In
# firecrawl-anydoc 10⁶ is 106, and the text of one "div", or of a term, joins that of the next.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install epub2text==0.2.8 EbookLib==0.20 beautifulsoup4==4.15.0 \
    firecrawl-anydoc==0.2.4
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
import warnings
import zipfile
from importlib.metadata import version
from pathlib import Path

import anydoc
from epub2text import EPUBParser

warnings.simplefilter("ignore")
BOOK = Path(tempfile.mkdtemp()) / "book.epub"
PAGE = """<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Harbour</title></head><body><h1>The harbour<br/>of Oppama</h1>
<p>It sold 10<sup>6</sup> cars and cut CO<sub>2</sub>.</p><table><tr><td>2025</td><td>300</td></tr></table>
<dl><dt>Founded</dt><dd>1933</dd></dl><div>Oppama</div><div>Sunderland</div></body></html>"""
CONTAINER = """<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">5</dc:identifier><dc:title>Harbour</dc:title>
<dc:language>en</dc:language></metadata><manifest><item id="c1" href="1.xhtml" media-type="application/xhtml+xml"/>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest>
<spine><itemref idref="c1"/></spine></package>"""
NAV = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Contents</title></head>
<body><nav epub:type="toc"><ol><li><a href="1.xhtml">One</a></li></ol></nav></body></html>"""
with zipfile.ZipFile(BOOK, "w") as book:
    book.writestr("mimetype", "application/epub+zip")
    book.writestr("META-INF/container.xml", CONTAINER)
    book.writestr("book.opf", PACKAGE)
    book.writestr("nav.xhtml", NAV)
    book.writestr("1.xhtml", PAGE)
[chapter] = EPUBParser(str(BOOK)).get_chapters()
print("epub2text", version("epub2text"), "expected 10⁶, CO₂, 2025 and 300 among the words, got", repr(chapter.text))
assert "It sold 10 cars and cut CO." in chapter.text
assert "harbourof" in chapter.text
assert not any(figure in chapter.text for figure in ("2025", "300"))
assert "Founded1933Oppama" in chapter.text
other = anydoc.to_markdown(str(BOOK))
print("firecrawl-anydoc", version("firecrawl-anydoc"), "expected Oppama and Sunderland, got", other.split("\n\n"))
assert "OppamaSunderland" in other and "Founded1933" in other and "10⁶" not in other and "106 cars" in other
PYTHON
