#!/usr/bin/env bash
# In TEI, the markup of edited texts and of digitised newspapers, <lb/>, <pb/> and <cb/> mark where a line, a page or a column
# begins, and stand alone in the text. Behind such a mark the text of tei_reader has the elements of the paragraph first, and
# what stands between them joined together thereafter. Of a misprint and its correction, in <choice>, it has both as one word.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install tei-reader==0.0.17
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from tei_reader import TeiReader

PAGE = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><div><p>{}</p></div></body></text></TEI>'


def read(paragraph):
    return TeiReader().read_string(PAGE.format(paragraph)).text


broken = read("The plan<lb/>of <name>Nissan</name> to leave <name>Oppama</name> holds.")
whole = read("The plan of <name>Nissan</name> to leave <name>Oppama</name> holds.")
choice = read("It cuts <choice><sic>30O</sic><corr>300</corr></choice> jobs.")
print("tei-reader", version("tei-reader"), "expected", repr(whole), "got", repr(broken))
print("expected 300 or 30O jobs, got", repr(choice))
assert whole == "The plan of Nissan to leave Oppama holds."
assert broken == "The planNissan to leave Oppama holds.of "
assert choice == "It cuts 30O300 jobs."
PYTHON
