#!/usr/bin/env bash
# pybtex keeps the values of BibTeX as they are written, with their \% and \&, and escapes them when it writes: of 5\% it
# makes 5\\%, in which the sign begins a comment for TeX, of an address with ~, & and % another address. Read and written
# again, there are more.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pybtex==0.26.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from pybtex.database import parse_string

SOURCE = r"""@misc{a, title = {Down 5\% at H\&M}, url = {https://harbour.example/~roe?a=1&b=2}}"""
once = parse_string(parse_string(SOURCE, "bibtex").to_string("bibtex"), "bibtex")
twice = parse_string(once.to_string("bibtex"), "bibtex")
print("pybtex", version("pybtex"), "expected", SOURCE)
print("got", dict(once.entries["a"].fields), "and", dict(twice.entries["a"].fields))
assert parse_string(SOURCE, "bibtex").entries["a"].fields["title"] == r"Down 5\% at H\&M"
assert once.entries["a"].fields["title"] == r"Down 5\\% at H\\&M"
assert once.entries["a"].fields["url"] == r"https://harbour.example/\textasciitilde roe?a=1\&b=2"
assert twice.entries["a"].fields["title"] not in {SOURCE, once.entries["a"].fields["title"]}
PYTHON
