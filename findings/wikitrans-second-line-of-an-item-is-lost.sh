#!/usr/bin/env bash
# In the markup of Wikipedia #: goes on with the item above, [[Nissan#Sales]] leads to a section, and l'''Aurore'' is l' and a
# name in italics (mediawiki.org, Help:Lists, Help:Links, Help:Formatting). wikitrans drops what stands behind #:, leads to a
# page called Nissan%23Sales, and prints a part of its own tree, in braces, in place of the apostrophes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install wikitrans==1.4
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from wikitrans.wiki2html import HtmlWikiMarkup
from wikitrans.wiki2text import TextWikiMarkup


def convert(kind, text):
    markup = kind(text=text, lang="fr")
    markup.parse()
    return str(markup)


text = convert(TextWikiMarkup, "# Sunderland\n#: It closes in March.\n# Oppama")
page = convert(HtmlWikiMarkup, "[[Nissan#Sales|sales]]")
french = convert(HtmlWikiMarkup, "l'''Aurore'' dit")
print("wikitrans", version("wikitrans"), "expected 'It closes in March.', got", repr(text))
print("expected wiki/Nissan#Sales, got", repr(page))
print("expected l'<i>Aurore</i> dit, got", repr(french))
assert text.split() == ["1.", "Sunderland", "2.", "Oppama"]
assert "wiki/Nissan%23Sales" in page
assert french.startswith('<p>l{"content": "\'\'\'", "type": "DELIM"') and "<i>" not in french
assert convert(HtmlWikiMarkup, "l''Aurore'' dit") == "<p>l<i>Aurore</i> dit</p>\n"
PYTHON
