#!/usr/bin/env bash
# The field url of BibTeX is an address, in which ~ and & are themselves and % begins an escape. The part of bibtexparser that
# turns LaTeX into characters, as in names and titles, does so in addresses: a ~ becomes a space, & is a gap, and from the
# first % on the address is a comment and gone. Written, it is what was left. Without that part the address stays as it was.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install bibtexparser==2.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import bibtexparser
from bibtexparser.middlewares import LatexDecodingMiddleware

ADDRESS = "https://harbour.example/~desk?x=1&y=2%20z&page=5"
ENTRY = "@online{a, author = {M\\\"uller, Mika}, url = {" + ADDRESS + "}}"
plain = bibtexparser.parse_string(ENTRY).entries[0]
decoded = bibtexparser.parse_string(ENTRY, append_middleware=[LatexDecodingMiddleware()]).entries[0]
print("bibtexparser", version("bibtexparser"), "expected", ADDRESS, "got", repr(decoded["url"]))
assert plain["url"] == ADDRESS
assert decoded["author"] == "M\u00fcller, Mika"
assert decoded["url"] == "https://harbour.example/\u00a0desk?x=1   y=2"
PYTHON
