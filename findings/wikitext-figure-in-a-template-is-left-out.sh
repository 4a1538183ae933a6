#!/usr/bin/env bash
# In the wikitext of Wikipedia figures with units are templates, as {{convert|300|km}}, and so are words kept on one line;
# footnotes are in <ref>. The plain text of two readers has neither figure nor words, and nothing in their place, and has the
# text of a footnote behind the full stop, without a space: "It is  from Tokyo.Roe, 2026". One of them also drops a formula.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install mwparserfromhell==0.7.2 wikitextparser==3.0.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import mwparserfromhell
import wikitextparser

PAGE = "It is {{convert|300|km}} from {{nowrap|New Tokyo}}.<ref>Roe, 2026</ref> See <math>5^2</math>."
texts = {
    "mwparserfromhell": mwparserfromhell.parse(PAGE).strip_code(),
    "wikitextparser": wikitextparser.parse(PAGE).plain_text(),
}
for name, text in texts.items():
    print(name, version(name), "expected 300, New Tokyo and the footnote apart, got", repr(text))
    assert "300" not in text and "New Tokyo" not in text
    assert ".Roe, 2026" in text
assert "5^2" in texts["wikitextparser"] and "5^2" not in texts["mwparserfromhell"]
PYTHON
