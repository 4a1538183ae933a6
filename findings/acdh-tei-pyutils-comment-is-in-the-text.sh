#!/usr/bin/env bash
# In TEI, the markup of edited texts and digitised newspapers, <lb/> parts words unless it says break="no", and <choice> has a
# misprint and its correction, of which one is read. The text that acdh_tei_pyutils takes of a page has "Itcloses" for the
# words on two lines, "30O300" for the correction, what stands in a comment, which is no part of a document's text, and items
# of a list without a space, also where it is asked for spaces between elements.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install acdh-tei-pyutils==2.4.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from acdh_tei_pyutils.utils import extract_fulltext, extract_fulltext_with_spacing
from lxml import etree

PAGE = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>{}</body></text></TEI>'
EXPECTED = {
    "<p>It<lb/>closes.</p>": "Itcloses.",
    '<p>An auto<lb break="no"/>mobile.</p>': "An automobile.",
    "<p>It cuts <!-- or 400? --> 300 jobs.</p>": "It cuts or 400? 300 jobs.",
    "<p>It cuts <choice><sic>30O</sic><corr>300</corr></choice> jobs.</p>": "It cuts 30O300 jobs.",
    "<list><item>Oppama</item><item>Spain</item></list>": "OppamaSpain",
}
for page, observed in EXPECTED.items():
    found = [read(etree.fromstring(PAGE.format(page))) for read in (extract_fulltext, extract_fulltext_with_spacing)]
    print("acdh-tei-pyutils", version("acdh-tei-pyutils"), page, "got", found)
    assert [" ".join(text.split()) for text in found] == [observed, observed]
PYTHON
