#!/usr/bin/env bash
# In wikitext a < before a space is itself, what stands in <nowiki> is shown as it is, and l'''Aurore'' is l' and a name in
# italics (mediawiki.org, Help:Formatting). The text that mediawiki_dump cleans of a page has nothing of what stands between a
# < and the next >, nor of what is in <nowiki>, and an apostrophe beside italics is gone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install mediawiki-dump==1.4.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from mediawiki_dump.tokenizer import clean

EXPECTED = {
    "Sales < 300 in May, > 400 in June": "Sales  400 in June",
    "The plate <nowiki>[[Z]]</nowiki> is shown": "The plate  is shown",
    "l'''Aurore'' dit": "lAurore dit",
}
for text, observed in EXPECTED.items():
    found = clean(text)
    print("mediawiki-dump", version("mediawiki-dump"), repr(text), "got", repr(found))
    assert " ".join(found.split()) == " ".join(observed.split())
PYTHON
